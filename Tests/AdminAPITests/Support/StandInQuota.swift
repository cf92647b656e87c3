import Moderation
import Synchronization

/// Has the same figures for every app and account, and for each tenant what the test says.
final class StandInQuota: QuotaReporting {
  let used = Mutex<[TenantID: Int]>([:])
  private static let until = Timestamp(seconds: 1_800_000_000)

  func quota(of app: AppID, at moment: Timestamp) -> AppQuota {
    AppQuota(
      appID: app, use: QuotaUse(limit: 600, used: 77), accountLimit: 40, usedByUrgency: [.prompt: 70, .spare: 7],
      usedByTenant: used.withLock { $0 }, waiting: [.background: 3], barrier: .paused(until: Self.until))
  }

  func troubledAccounts(at moment: Timestamp) -> [AccountQuota] { [] }

  func quota(of account: Account, at moment: Timestamp) -> AccountQuota {
    guard account.dialect == .business else { return AccountQuota(accountID: account.id) }
    return AccountQuota(
      accountID: account.id, endpoints: [.hide: QuotaUse(limit: 40, used: 9)],
      barrier: .failing(nextProbe: Self.until))
  }
}
