/// A call that TikTok may still count.
public struct RecentCall: Equatable, Sendable {
  public var call: PlatformCall
  public var endedAt: Timestamp

  public init(_ call: PlatformCall, endedAt: Timestamp) {
    self.call = call
    self.endedAt = endedAt
  }
}

/// Until when nothing is to be asked after too many calls.
public struct CallPause: Equatable, Sendable {
  public enum Subject: Hashable, Sendable {
    case app(AppID)
    case account(AccountID)
  }

  public var subject: Subject
  public var until: Timestamp

  public init(of subject: Subject, until: Timestamp) {
    self.subject = subject
    self.until = until
  }
}

/// What the quota broker has to know when the gateway starts. Each call is one transaction; each throws `StorageError`.
public protocol QuotaStore: Sendable {
  /// Of the apps whose limits differ from the gateway's setting.
  func limits(in scope: GatewayScope) async throws -> [AppID: AppCallLimits]
  /// Calls that ended after `moment`, earliest first; without those of accounts that were deleted.
  func recentCalls(after moment: Timestamp, in scope: GatewayScope) async throws -> [RecentCall]
  /// Pauses that end after `moment`.
  func pauses(after moment: Timestamp, in scope: GatewayScope) async throws -> [CallPause]
  /// Keeps these, and forgets the calls that ended before `oldest` and the pauses that are over.
  func keep(_ calls: [RecentCall], _ pauses: [CallPause], forgettingBefore oldest: Timestamp, in scope: GatewayScope)
    async throws
  /// Whose app it is: nil for a shared one, and for one that was deleted.
  func owner(of app: AppID, in scope: GatewayScope) async throws -> TenantID?
}
