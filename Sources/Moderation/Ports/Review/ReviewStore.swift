/// What a person decided about a comment after the rules did. Each call is one transaction; each throws `StorageError`.
public protocol ReviewStore: Sendable {
  /// Nil where the tenant has no such event, or nobody decided about it.
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
