/// What the limits of TikTok say of whose turn it is.
public struct OutboxTurns: Equatable, Sendable {
  /// The waiting actions of one urgency.
  public struct Line<Owner: Hashable & Sendable>: Hashable, Sendable {
    public var owner: Owner
    public var urgency: Action.Urgency

    public init(_ owner: Owner, _ urgency: Action.Urgency) {
      self.owner = owner
      self.urgency = urgency
    }
  }

  /// What a tenant has of an app.
  public struct Share: Hashable, Sendable {
    public var tenantID: TenantID
    public var appID: AppID

    public init(of tenantID: TenantID, in appID: AppID) {
      self.tenantID = tenantID
      self.appID = appID
    }
  }

  /// Those that may make no call now.
  public var closedAccounts: Set<Line<AccountID>>
  public var closedApps: Set<Line<AppID>>
  /// Those whose comments cannot be looked at now, as has to be done before they are hidden or replied to. Of these
  /// only what shows comments again may be carried out, and the actions named here.
  public var unreadAccounts: [Line<AccountID>: Set<ActionID>]
  /// The calls of the last minute that were at least as urgent, those under way included. None where there is no entry.
  public var accountCalls: [Line<AccountID>: Int]
  public var tenantCalls: [Line<Share>: Int]

  public init(
    closedAccounts: Set<Line<AccountID>> = [], closedApps: Set<Line<AppID>> = [],
    unreadAccounts: [Line<AccountID>: Set<ActionID>] = [:],
    accountCalls: [Line<AccountID>: Int] = [:], tenantCalls: [Line<Share>: Int] = [:]
  ) {
    self.closedAccounts = closedAccounts
    self.closedApps = closedApps
    self.unreadAccounts = unreadAccounts
    self.accountCalls = accountCalls
    self.tenantCalls = tenantCalls
  }
}
