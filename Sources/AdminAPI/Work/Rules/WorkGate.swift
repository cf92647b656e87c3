internal import HTTPTypes
internal import Synchronization

/// Lets a few pieces of heavy work run at a time: each keeps a core or a reader of the database busy.
final class WorkGate: Sendable {
  /// The right to run one, given back when it is let go of.
  final class Pass: Sendable {
    private let gate: WorkGate

    fileprivate init(_ gate: WorkGate) { self.gate = gate }

    deinit { gate.running.withLock { $0 -= 1 } }
  }

  private let limit: Int
  /// As the problem's code has it: `back_tests`.
  private let name: String
  private let running = Mutex(0)

  init(_ name: String, limit: Int) {
    self.name = name
    self.limit = limit
  }

  /// Throws `too_many_…` while as many run as may.
  func enter() throws(Problem) -> Pass {
    let isFree = running.withLock { running in
      guard running < limit else { return false }
      running += 1
      return true
    }
    guard isFree else {
      throw .tryAgain(
        in: 10, "too_many_\(name)",
        "\(limit) \(name.replacing("_", with: "-")) are running already; wait for one of them to end",
        status: .tooManyRequests)
    }
    return Pass(self)
  }
}
