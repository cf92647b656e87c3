/// What a person decided about a comment after the rules did. Each call is one transaction; each throws `StorageError`.
public protocol ReviewStore: Sendable {
  /// Keeps the verdict and queues the action it asks for: an unhide where the comment is hidden and is to be seen.
  /// Counts against the rule that decided where the verdicts differ in whether the comment is seen. False where the
  /// tenant has no such moderated event. Throws `reference("operator")`, and `conflict` while somebody else has it on
  /// lease or a decision in bulk is about to take it off the queue.
  func review(_ id: EventID, verdict: Verdict, at moment: Timestamp, in scope: TenantScope) async throws -> Bool
  func review(of id: EventID, in scope: TenantScope) async throws -> Review?
}

public struct Review: Equatable, Sendable {
  public var eventID: EventID
  public var verdict: Verdict
  public var reviewer: OperatorID?
  public var createdAt: Timestamp

  public init(eventID: EventID, verdict: Verdict, reviewer: OperatorID?, createdAt: Timestamp) {
    self.eventID = eventID
    self.verdict = verdict
    self.reviewer = reviewer
    self.createdAt = createdAt
  }
}
