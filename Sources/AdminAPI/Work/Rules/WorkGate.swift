internal import HTTPTypes
internal import Synchronization

/// Lets a few pieces of heavy work run at a time: each keeps a core or a reader of the database busy.
final class WorkGate: Sendable {
  /// The right to run one, given back when it is let go of.
  final class Pass: Sendable {
    /// What was left when this one was let in, for its answer.
    let rateLimit: RateLimit
    private let gate: WorkGate

    fileprivate init(_ gate: WorkGate, _ rateLimit: RateLimit) {
      self.gate = gate
      self.rateLimit = rateLimit
    }

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
    let remaining: Int? = running.withLock { running in
      guard running < limit else { return nil }
      running += 1
      return limit - running
    }
    if let remaining { return Pass(self, rateLimit(remaining)) }
    var problem = Problem.tryAgain(
      in: 10, "too_many_\(name)", "\(limit) \(shownName) are running already; wait for one of them to end",
      status: .tooManyRequests)
    problem.headers.append(contentsOf: rateLimit(0).headers)
    throw problem
  }

  private func rateLimit(_ remaining: Int) -> RateLimit {
    RateLimit(name: shownName, quota: .concurrentRequests(limit), remaining: remaining)
  }

  private var shownName: String { name.replacing("_", with: "-") }
}
