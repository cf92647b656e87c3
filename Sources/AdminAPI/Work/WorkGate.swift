internal import HTTPTypes
internal import Moderation
internal import Synchronization

/// Lets a few pieces of heavy work run at a time, of all together or of each operator: each keeps a core or a reader of
/// the database busy, or memory taken.
final class WorkGate: Sendable {
  /// The right to run one, given back when it is let go of.
  final class Pass: Sendable {
    /// What was left when this one was let in, for its answer.
    let rateLimit: RateLimit
    private let gate: WorkGate
    private let holder: OperatorID?

    fileprivate init(_ gate: WorkGate, _ holder: OperatorID?, _ rateLimit: RateLimit) {
      self.gate = gate
      self.holder = holder
      self.rateLimit = rateLimit
    }

    deinit { gate.leave(holder) }
  }

  private let limit: Int
  /// As the problem's code has it: `back_tests`.
  private let name: String
  private let running = Mutex<[OperatorID?: Int]>([:])

  init(_ name: String, limit: Int) {
    self.name = name
    self.limit = limit
  }

  /// Throws `too_many_…` while as many run as may: of the holder, where one is named, each having a limit of its own.
  func enter(_ holder: OperatorID? = nil) throws(Problem) -> Pass {
    let remaining: Int? = running.withLock { running in
      let count = running[holder, default: 0]
      guard count < limit else { return nil }
      running[holder] = count + 1
      return limit - count - 1
    }
    if let remaining { return Pass(self, holder, rateLimit(remaining)) }
    let whose = holder == nil ? "" : " of yours"
    var problem = Problem.tryAgain(
      in: 10, "too_many_\(name)",
      "\(limit) \(shownName)\(whose) are running already; wait for one of them to end", status: .tooManyRequests)
    problem.headers.append(contentsOf: rateLimit(0).headers)
    throw problem
  }

  private func leave(_ holder: OperatorID?) {
    running.withLock { running in
      let left = running[holder, default: 1] - 1
      running[holder] = left > 0 ? left : nil
    }
  }

  private func rateLimit(_ remaining: Int) -> RateLimit {
    RateLimit(name: shownName, quota: .concurrentRequests(limit), remaining: remaining)
  }

  private var shownName: String { name.replacing("_", with: "-") }
}
