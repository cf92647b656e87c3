internal import Synchronization

/// A few threads for work that is too long for an event loop or the cooperative pool, with a bounded queue.
///
package final class BoundedWorkers: Sendable {
  /// As much is waiting as may wait.
  package struct QueueFull: Error, Equatable {}

  package typealias Priority = WorkerThread.Priority

  private typealias Job = @Sendable () -> Void

  private struct State {
    var idle: [Int]
    var waiting: [Job] = []
  }

  private let threads: [WorkerThread]
  private let queueLimit: Int
  private let state: Mutex<State>

  /// - Parameters:
  ///   - threads: How many pieces of work run at once.
  ///   - queueLimit: How many more may wait.
  ///   - priority: Against everything else that the process does.
  package init(label: String, threads: Int, queueLimit: Int, priority: Priority = .ordinary) {
    self.threads = (0..<threads).map { WorkerThread(label: "\(label)-\($0)", priority: priority) }
    self.queueLimit = queueLimit
    state = Mutex(State(idle: Array(0..<threads)))
  }

  /// The value or the error of `work`, or `QueueFull` at once.
  package func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      let accepted = submit { continuation.resume(with: Result { try work() }) }
      if !accepted { continuation.resume(throwing: QueueFull()) }
    }
  }

  private func submit(_ job: @escaping Job) -> Bool {
    enum Place {
      case thread(Int)
      case queue
      case none
    }
    let place: Place = state.withLock { state in
      if let thread = state.idle.popLast() { return .thread(thread) }
      guard state.waiting.count < queueLimit else { return .none }
      state.waiting.append(job)
      return .queue
    }
    if case .thread(let thread) = place { work(on: thread, beginningWith: job) }
    if case .none = place { return false }
    return true
  }

  /// Runs jobs one after the other until none is waiting.
  private func work(on thread: Int, beginningWith first: @escaping Job) {
    threads[thread].run {
      var job: Job? = first
      while let current = job {
        current()
        job = self.state.withLock { state in
          if state.waiting.isEmpty {
            state.idle.append(thread)
            return nil
          }
          return state.waiting.removeFirst()
        }
      }
    }
  }
}
