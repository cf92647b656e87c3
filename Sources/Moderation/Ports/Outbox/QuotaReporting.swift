/// Tells what is used of TikTok's limits right now.
public protocol QuotaReporting: Sendable {
  func quota(of app: AppID, at moment: Timestamp) -> AppQuota
  func quota(of account: Account, at moment: Timestamp) -> AccountQuota
  /// The accounts that are paused, that fail, or that have next to no call left to an endpoint.
  func troubledAccounts(at moment: Timestamp) -> [AccountQuota]
}
