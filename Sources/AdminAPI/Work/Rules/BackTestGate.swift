internal import HTTPTypes
internal import Synchronization

/// Lets a few back-tests run at a time: each keeps one core busy.
final class BackTestGate: Sendable {
  /// The right to run one, given back when it is let go of.
  final class Pass: Sendable {
    private let gate: BackTestGate

    fileprivate init(_ gate: BackTestGate) { self.gate = gate }

    deinit { gate.running.withLock { $0 -= 1 } }
  }

  private let limit: Int
  private let running = Mutex(0)

  init(limit: Int) { self.limit = limit }

  /// Throws `too_many_back_tests` while as many run as may.
  func enter() throws(Problem) -> Pass {
    let isFree = running.withLock { running in
      guard running < limit else { return false }
      running += 1
      return true
    }
    guard isFree else {
      throw .tryAgain(
        in: 10, "too_many_back_tests", "\(limit) back-tests are running already; wait for one of them to end",
        status: .tooManyRequests)
    }
    return Pass(self)
  }
}
