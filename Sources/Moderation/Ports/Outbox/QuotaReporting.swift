/// Tells what is used of TikTok's limits right now.
public protocol QuotaReporting: Sendable {
  func quota(of app: AppID, at moment: Timestamp) -> AppQuota
  func quota(of account: Account, at moment: Timestamp) -> AccountQuota
}
