/// A reply that a decision asks for, before one of its variants is chosen.
public struct PlannedReply: Hashable, Sendable {
  public var ruleID: String
  public var pool: ReplyPool

  public init(ruleID: String, pool: ReplyPool) {
    self.ruleID = ruleID
    self.pool = pool
  }
}
