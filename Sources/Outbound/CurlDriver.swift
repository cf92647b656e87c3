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

  init() {
    _ = Self.globalInitialisation
    multi = MultiHandle()
    var thread = pthread_t()
    let context = Unmanaged.passRetained(self).toOpaque()
    pthread_create(&thread, nil, { context in
      guard let context else { return nil }
      Unmanaged<CurlDriver>.fromOpaque(context).takeRetainedValue().run()
      return nil
    }, context)
    pthread_detach(thread)
  }

  private static let globalInitialisation = curl_global_init(Int(CURL_GLOBAL_DEFAULT))

  func start(_ transfer: CurlTransfer, completion: @escaping Completion) {
    if !post(.start(transfer, completion)) { completion(.failure(.closed)) }
  }

  func cancel(_ transfer: CurlTransfer) { _ = post(.cancel(transfer)) }

  func shutdown() { _ = post(.shutdown) }

  private func post(_ command: Command) -> Bool {
    let posted = state.withLock { state in
      guard !state.isClosed else { return false }
      if case .shutdown = command { state.isClosed = true }
      state.commands.append(command)
      return true
    }
    if posted { multi.wake() }
    return posted
  }

  private func run() {
    var active: [UnsafeMutableRawPointer: (transfer: CurlTransfer, completion: Completion)] = [:]
    while true {
      for command in takeCommands() {
        switch command {
        case .start(let transfer, let completion):
          active[transfer.handle] = (transfer, completion)
          multi.add(transfer.handle)
        case .cancel(let transfer):
          guard let entry = active.removeValue(forKey: transfer.handle) else { continue }
          multi.remove(transfer.handle)
          entry.completion(.failure(.closed))
        case .shutdown:
          for entry in active.values {
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
        guard let entry = active.removeValue(forKey: finished.handle) else { continue }
        entry.completion(entry.transfer.result(of: finished.code))
      }
      multi.wait()
    }
  }

  private func takeCommands() -> [Command] {
    state.withLock { state in
      defer { state.commands.removeAll() }
      return state.commands
    }
  }
}
