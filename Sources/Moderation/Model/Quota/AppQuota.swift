/// An app's calls.
public struct AppQuota: Equatable, Sendable {
  public var appID: AppID
  public var use: QuotaUse
  /// What one of its accounts may call one endpoint with, a minute.
  public var accountLimit: Int
  public var usedByUrgency: [PlatformCall.Urgency: Int]
  public var usedByTenant: [TenantID: Int]
  /// The lines that are turned away at present because the app has no call left for them.
  public var waiting: [PlatformCall.Urgency: Int]
  public var barrier: CallBarrier?

  public init(
    appID: AppID, use: QuotaUse, accountLimit: Int, usedByUrgency: [PlatformCall.Urgency: Int] = [:],
    usedByTenant: [TenantID: Int] = [:], waiting: [PlatformCall.Urgency: Int] = [:], barrier: CallBarrier? = nil
  ) {
    self.appID = appID
    self.use = use
    self.accountLimit = accountLimit
    self.usedByUrgency = usedByUrgency
    self.usedByTenant = usedByTenant
    self.waiting = waiting
    self.barrier = barrier
  }
}
