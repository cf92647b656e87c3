/// Requests that may be repeated, and their answers. Each call is one transaction; each throws `StorageError`.
public protocol IdempotencyStore: Sendable {
  /// Keeps the request from before its work begins, unless there is an earlier one with the same key or its caller has
  /// `limit` of them. Those begun before `horizon` are forgotten first.
  func begin(_ request: IdempotentRequest, forgettingBefore horizon: Timestamp, limit: Int) async throws
    -> IdempotencyStart
  /// Keeps what was answered.
  func finish(_ id: IdempotentRequestID, answer: SealedSecret) async throws
  /// Forgets a request that came to nothing, so that its key can be used again. False, and it stays, where the audit
  /// log has a change made by it: then it must not be done again.
  func release(_ request: IdempotentRequest) async throws -> Bool
  /// What the audit log has of it, such as `account.created acc_…`: at most ten entries.
  func changes(madeBy request: IdempotentRequest) async throws -> [String]
}

public enum IdempotencyStart: Equatable, Sendable {
  /// It is kept: its work may begin.
  case begun
  case earlier(IdempotentRequest)
  case tooMany
}
