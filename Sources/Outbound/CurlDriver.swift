internal import CCurl
internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// Runs libcurl's multi handle on one thread. Everything that touches libcurl happens on that thread; other threads
/// leave commands in a mailbox and wake it.
final class CurlDriver: Sendable {
  typealias Completion = @Sendable (Result<OutboundResponse, OutboundError>) -> Void

  private enum Command {
    case start(CurlTransfer, Completion)
    case cancel(CurlTransfer)
    case shutdown
  }

  /// The mailbox, and whether the thread still empties it.
  private struct State {
    var commands: [Command] = []
    var isClosed = false
  }

  private let state = Mutex(State())
  private let multi: MultiHandle

  init(connectionsPerHost: Int) {
    _ = Self.globalInitialisation
    multi = MultiHandle(connectionsPerHost: connectionsPerHost)
    var thread = pthread_t()
    let context = Unmanaged.passRetained(self).toOpaque()
    let failure = pthread_create(
      &thread, nil,
      { context in
        guard let context else { return nil }
        CurlDriver.blockSignals()
        Unmanaged<CurlDriver>.fromOpaque(context).takeRetainedValue().run()
        return nil
      }, context)
    precondition(failure == 0, "the system refuses a thread for outbound calls")
    pthread_detach(thread)
  }

  private static let globalInitialisation = curl_global_init(Int(CURL_GLOBAL_DEFAULT))

  /// libcurl is told not to touch signals, so a peer that hangs up during a TLS write would end the process with
  /// SIGPIPE; and signals meant for the process are taken by threads that do not hold libcurl's state.
  private static func blockSignals() {
    var all = sigset_t()
    sigfillset(&all)
    pthread_sigmask(SIG_BLOCK, &all, nil)
  }

  /// `completion` runs exactly once, on the driver's thread or, when the driver is closed, on the caller's.
  func start(_ transfer: CurlTransfer, completion: @escaping Completion) {
    if !post(.start(transfer, completion)) { completion(.failure(.closed)) }
  }

  /// Drops the call, also when its `start` comes later or never.
  func cancel(_ transfer: CurlTransfer) {
    transfer.markCancelled()
    _ = post(.cancel(transfer))
  }

  func shutdown() { _ = post(.shutdown) }

  private func post(_ command: Command) -> Bool {
    state.withLock { state in
      guard !state.isClosed else { return false }
      if case .shutdown = command { state.isClosed = true }
      state.commands.append(command)
      // Once for all that it will find. Under the lock, because the thread frees the multi handle as soon as it has
      // taken `shutdown` out.
      if state.commands.count == 1 { multi.wake() }
      return true
    }
  }

  private func run() {
    var active = ActiveCalls()
    while true {
      for command in takeCommands() {
        switch command {
        case .start(let transfer, let completion):
          // A task that was cancelled at once has its `cancel` before its `start` in the mailbox.
          if transfer.isCancelled {
            completion(.failure(.closed))
          } else if multi.add(transfer.handle) {
            active.insert(transfer, completion)
          } else {
            completion(.failure(.invalidRequest(reason: "libcurl does not take the call")))
          }
        case .cancel(let transfer):
          guard let entry = active.remove(transfer.handle) else { continue }
          multi.remove(transfer.handle)
          entry.completion(.failure(.closed))
        case .shutdown:
          for entry in active.removeAll() {
            multi.remove(entry.transfer.handle)
            entry.completion(.failure(.closed))
          }
          multi.close()
          return
        }
      }
      multi.perform()
      while let finished = multi.nextFinished() {
        multi.remove(finished.handle)
        guard let entry = active.remove(finished.handle) else { continue }
        entry.completion(entry.transfer.result(of: finished.code))
      }
      let now = ContinuousClock.now
      for entry in active.removeOverdue(at: now) {
        multi.remove(entry.transfer.handle)
        entry.completion(.failure(entry.transfer.timedOut))
      }
      multi.wait(milliseconds: active.millisecondsToWait(from: now))
    }
  }

  private func takeCommands() -> [Command] {
    state.withLock { state in
      defer { state.commands.removeAll() }
      return state.commands
    }
  }
}
