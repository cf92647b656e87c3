/// Something that a tenant's people should hear of: a rule that notifies held, a fuse blew.
public struct Notice: Equatable, Identified, Sendable {
  public static let idPrefix = "ntc"

  /// The raw values are stored: never renumber.
  public enum Kind: Int, CaseIterable, Sendable {
    /// A rule with `notify` held for a comment.
    case rule = 1
    /// A rule demoted itself to review.
    case fuse = 2
    /// A reply that was planned could not be sent, or nobody knows whether it was.
    case reply = 3

    public var name: String {
      switch self {
      case .rule: "rule"
      case .fuse: "fuse"
      case .reply: "reply"
      }
    }
  }

  public var id: NoticeID
  public var tenantID: TenantID
  public var kind: Kind
  public var ruleID: String?
  public var eventID: EventID?
  /// In words; never a comment's text.
  public var message: String
  public var createdAt: Timestamp

  public init(
    id: NoticeID, tenantID: TenantID, kind: Kind, ruleID: String?, eventID: EventID?, message: String,
    createdAt: Timestamp
  ) {
    self.id = id
    self.tenantID = tenantID
    self.kind = kind
    self.ruleID = ruleID
    self.eventID = eventID
    self.message = message
    self.createdAt = createdAt
  }
}

public typealias NoticeID = Identifier<Notice>
