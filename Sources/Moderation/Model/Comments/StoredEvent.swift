/// An event as it is kept: the comment, its decision if it was moderated, and where it belongs.
public struct StoredEvent: Equatable, Identified, Sendable {
  public static let idPrefix = "evt"

  public var id: EventID
  public var tenantID: TenantID
  public var accountID: AccountID
  public var comment: CommentEvent
  /// Only events of kind `created` are moderated.
  public var decision: Decision?
  /// The action the decision asked for, and how far it has come. Replies and what came of undoing or of a review are
  /// further actions of their own.
  public var action: Action?
  /// What a person decided afterwards.
  public var review: Review?
  public var receivedAt: Timestamp

  public init(
    id: EventID, tenantID: TenantID, accountID: AccountID, comment: CommentEvent, decision: Decision?,
    action: Action?, review: Review? = nil, receivedAt: Timestamp
  ) {
    self.id = id
    self.tenantID = tenantID
    self.accountID = accountID
    self.comment = comment
    self.decision = decision
    self.action = action
    self.review = review
    self.receivedAt = receivedAt
  }
}
