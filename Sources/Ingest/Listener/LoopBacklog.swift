internal import Metrics
internal import Moderation
internal import NIOCore

/// The comments of one event loop that wait for their account's rules to be loaded. Bounded, since a rule set may take
/// long and a sender need not wait for answers on one connection alone; and no tenant may have more of the places than
/// are still free, so that one whose rules take long leaves room for the others.
///
/// Used on its event loop alone, which `NIOLoopBound` enforces.
final class LoopBacklog {
  typealias Resume = (Result<AccountRules, any Error>) -> Void

  private let loop: any EventLoop
  private let library: RuleLibrary
  private let limit: Int
  private let metrics: LoopMetrics
  private var count = 0
  private var countOf: [TenantID: Int] = [:]

  init(loop: any EventLoop, library: RuleLibrary, limit: Int, metrics: LoopMetrics) {
    self.loop = loop
    self.library = library
    self.limit = limit
    self.metrics = metrics
  }

  /// False where too many of the tenant's wait already. Otherwise `resume` is called once, later, on the loop; for one
  /// account in the order of the calls.
  func wait(for recipient: Recipient, resume: @escaping Resume) -> Bool {
    let tenant = recipient.tenantID
    guard countOf[tenant, default: 0] < limit - count else { return false }
    count += 1
    countOf[tenant, default: 0] += 1
    metrics.waiting.increment()
    let bound = NIOLoopBound((backlog: self, resume: resume), eventLoop: loop)
    library.rules(recipient.rules, of: recipient.accountID) { [loop] rules in
      loop.execute {
        let waiting = bound.value
        waiting.backlog.leave(tenant)
        waiting.resume(rules)
      }
    }
    return true
  }

  private func leave(_ tenant: TenantID) {
    count -= 1
    let left = countOf[tenant, default: 1] - 1
    countOf[tenant] = left > 0 ? left : nil
    metrics.waiting.decrement()
  }
}
