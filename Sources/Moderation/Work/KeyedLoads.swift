internal import Synchronization

/// Loads values by key: one load for each key however many want it, a few at a time, the rest in a bounded queue.
///
/// A key that failed fails again at once for a short while, so that a value which cannot be had is not asked for with
/// every comment.
final class KeyedLoads<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  typealias Load = @Sendable (Key) async throws -> Value
  typealias Receiver = @Sendable (Result<Value, any Error>) -> Void

  private struct State {
    /// Of every key whose load is waiting or under way.
    var receivers: [Key: [Receiver]] = [:]
    var queue: [(key: Key, load: Load)] = []
    var running = 0
    var failures: [Key: Failure] = [:]
  }

  private struct Failure {
    var error: any Error
    var until: ContinuousClock.Instant
  }

  /// What is to be done for a caller.
  private enum Step {
    case wait
    case begin
    case fail(any Error)
  }

  /// Failures remembered at once.
  private static var failureLimit: Int { 1000 }

  private let atOnce: Int
  private let queueLimit: Int
  private let retryPause: Duration
  private let state = Mutex(State())

  /// - Parameters:
  ///   - atOnce: Loads under way at one time.
  ///   - queueLimit: Further loads that may wait.
  ///   - retryPause: How long a failure stands before the key is tried again.
  init(atOnce: Int, queueLimit: Int, retryPause: Duration) {
    self.atOnce = atOnce
    self.queueLimit = queueLimit
    self.retryPause = retryPause
  }

  /// Calls `receiver` once: on the thread of the load when it is done, or at once with what keeps it from beginning
  /// (`BoundedWorkers.QueueFull`, or the failure before). It must not block.
  func load(_ key: Key, by load: @escaping Load, then receiver: @escaping Receiver) {
    let step: Step = state.withLock { state in
      if state.receivers[key] != nil {
        state.receivers[key]?.append(receiver)
        return .wait
      }
      if let failure = state.failures[key], failure.until > .now { return .fail(failure.error) }
      guard state.running >= atOnce else {
        state.running += 1
        state.receivers[key] = [receiver]
        return .begin
      }
      guard state.queue.count < queueLimit else { return .fail(BoundedWorkers.QueueFull()) }
      state.receivers[key] = [receiver]
      state.queue.append((key, load))
      return .wait
    }
    switch step {
    case .wait: break
    case .begin: Task { await run(key, load) }
    case .fail(let error): receiver(.failure(error))
    }
  }

  func load(_ key: Key, by load: @escaping Load) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      self.load(key, by: load) { continuation.resume(with: $0) }
    }
  }

  /// Runs loads one after the other until none is waiting.
  private func run(_ key: Key, _ load: @escaping Load) async {
    var next: (key: Key, load: Load)? = (key, load)
    while let current = next {
      let result: Result<Value, any Error>
      do {
        result = .success(try await current.load(current.key))
      } catch {
        result = .failure(error)
      }
      let receivers: [Receiver]
      (receivers, next) = state.withLock { state in
        remember(result, of: current.key, in: &state)
        if state.queue.isEmpty { state.running -= 1 }
        return (
          state.receivers.removeValue(forKey: current.key) ?? [],
          state.queue.isEmpty ? nil : state.queue.removeFirst()
        )
      }
      for receiver in receivers { receiver(result) }
    }
  }

  private func remember(_ result: Result<Value, any Error>, of key: Key, in state: inout State) {
    switch result {
    case .success: state.failures[key] = nil
    case .failure(let error):
      guard retryPause > .zero else { return }
      if state.failures.count >= Self.failureLimit { state.failures.removeAll() }
      state.failures[key] = Failure(error: error, until: .now + retryPause)
    }
  }
}
