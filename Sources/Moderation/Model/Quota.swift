/// How many calls there may be within a minute, and how many there were.
public struct QuotaUse: Equatable, Sendable {
  public var limit: Int
  /// Calls of the last minute, those under way included.
  public var used: Int

  public init(limit: Int, used: Int) {
    self.limit = limit
    self.used = used
  }
}

/// Why nothing is asked of TikTok for an app or an account.
public enum CallBarrier: Equatable, Sendable {
  /// TikTok said that there were too many.
  case paused(until: Timestamp)
  /// Most of the latest ones failed: one is tried again then, and the rest wait for its success.
  case failing(nextProbe: Timestamp)
  /// An account has made all the calls to one endpoint that it may make within a minute.
  case usedUp(until: Timestamp)
}

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

/// An account's calls.
public struct AccountQuota: Equatable, Sendable {
  public var accountID: AccountID
  /// One for each endpoint; empty in `open`, which has no limits that a gateway could reach.
  public var endpoints: [PlatformCall.Endpoint: QuotaUse]
  public var barrier: CallBarrier?

  public init(
    accountID: AccountID, endpoints: [PlatformCall.Endpoint: QuotaUse] = [:], barrier: CallBarrier? = nil
  ) {
    self.accountID = accountID
    self.endpoints = endpoints
    self.barrier = barrier
  }
}
