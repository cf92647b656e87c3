public import Moderation

/// A call to TikTok, as its limits see it.
public struct PlatformCall: Hashable, Sendable {
  /// What TikTok counts calls by, within an account. Hiding and unhiding are one endpoint.
  public enum Endpoint: Hashable, CaseIterable, Sendable {
    case hide
    case delete
    case reply
    case comments
    case replies

    public init(_ kind: Action.Kind) {
      switch kind {
      case .hide, .unhide: self = .hide
      case .delete: self = .delete
      case .reply: self = .reply
      }
    }
  }

  /// Who comes first when calls are scarce, most urgent first.
  public enum Urgency: Int, CaseIterable, Comparable, Sendable {
    /// A comment that somebody can see is to be hidden.
    case prompt
    /// The text of a comment that cannot be decided without it.
    case undecided
    /// Undoing, replaying, retrying in bulk.
    case background
    /// Whether what TikTok accepted was done.
    case confirming
    /// Looking for comments that no delivery brought: what nobody else wants.
    case spare

    public static func < (left: Urgency, right: Urgency) -> Bool { left.rawValue < right.rawValue }
  }

  public var tenantID: TenantID
  public var accountID: AccountID
  /// Nil in `open`, whose calls have no limit that a gateway could reach.
  public var appID: AppID?
  public var endpoint: Endpoint
  public var urgency: Urgency

  public init(_ endpoint: Endpoint, for account: Account, urgency: Urgency) {
    tenantID = account.tenantID
    accountID = account.id
    appID = account.dialect == .business ? account.appID : nil
    self.endpoint = endpoint
    self.urgency = urgency
  }
}
