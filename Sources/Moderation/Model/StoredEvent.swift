/// An event as it is kept: the comment, its decision if it was moderated, and where it belongs.
public struct StoredEvent: Equatable, Identified, Sendable {
  public static let idPrefix = "evt"

  public var id: EventID
  public var tenantID: TenantID
  public var accountID: AccountID
  public var comment: CommentEvent
  /// Only events of kind `created` are moderated.
  public var decision: Decision?
  /// The action the decision asked for, and how far it has come.
  public var action: Action?
  public var receivedAt: Timestamp

  public init(
    id: EventID, tenantID: TenantID, accountID: AccountID, comment: CommentEvent, decision: Decision?,
    action: Action?, receivedAt: Timestamp
  ) {
    self.id = id
    self.tenantID = tenantID
    self.accountID = accountID
    self.comment = comment
    self.decision = decision
    self.action = action
    self.receivedAt = receivedAt
  }
}
