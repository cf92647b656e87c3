/// A call to TikTok, as its limits see it.
public struct PlatformCall: Hashable, Sendable {
  /// What TikTok counts calls by, within an account. Hiding and unhiding are one endpoint.
  public enum Endpoint: String, CaseIterable, Sendable {
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

  /// Who comes first when calls are scarce, most urgent first. The raw values are stored: never renumber.
  public enum Urgency: Int, CaseIterable, Comparable, Sendable {
    /// A comment that somebody can see is to be hidden.
    case prompt
    /// The text of a comment that cannot be decided without it.
    case undecided
    /// Undoing, replaying, retrying in bulk.
    case background
    /// Whether what TikTok accepted was done.
    case confirming
    /// Looking for comments that no delivery brought: what nobody else wants, and a little in any case.
    case spare

    public init(_ urgency: Action.Urgency) {
      switch urgency {
      case .prompt: self = .prompt
      case .background: self = .background
      }
    }

    public var name: String {
      switch self {
      case .prompt: "prompt"
      case .undecided: "undecided"
      case .background: "background"
      case .confirming: "confirming"
      case .spare: "spare"
      }
    }

    public static func < (left: Urgency, right: Urgency) -> Bool { left.rawValue < right.rawValue }
  }

  public var tenantID: TenantID
  public var accountID: AccountID
  /// Nil in `open`, whose calls have no limit that a gateway could reach.
  public var appID: AppID?
  public var endpoint: Endpoint
  public var urgency: Urgency

  public init(_ endpoint: Endpoint, for account: Account, urgency: Urgency) {
    self.init(
      endpoint, of: account.id, tenant: account.tenantID, app: account.dialect == .business ? account.appID : nil,
      urgency: urgency)
  }

  public init(_ endpoint: Endpoint, of account: AccountID, tenant: TenantID, app: AppID?, urgency: Urgency) {
    (tenantID, accountID, appID) = (tenant, account, app)
    self.endpoint = endpoint
    self.urgency = urgency
  }
}
