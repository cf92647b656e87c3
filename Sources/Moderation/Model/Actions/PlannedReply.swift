/// A reply that a decision asks for, before one of its variants is chosen.
public struct PlannedReply: Hashable, Sendable {
  public var ruleID: String
  public var pool: ReplyPool
  /// The first of the rule's labels, for `{label}`.
  public var label: String?

  public init(ruleID: String, pool: ReplyPool, label: String? = nil) {
    self.ruleID = ruleID
    self.pool = pool
    self.label = label
  }
}
