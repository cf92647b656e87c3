/// Actions that were given up. Each call is one transaction; each throws `StorageError`.
public protocol DeadLetterStore: Sendable {
  func deadLetters(matching filter: DeadLetterFilter, page: PageRequest, in scope: TenantScope) async throws
    -> Page<Action>
  func summary(of filter: DeadLetterFilter, in scope: TenantScope) async throws -> DeadLetterSummary
  /// Puts one back into the outbox, if anything is left to be done; nil where the tenant has no such action.
  /// `maySendTwice` lets a reply be retried of which nobody knows whether it was sent.
  func retry(_ id: ActionID, maySendTwice: Bool, at moment: Timestamp, in scope: TenantScope) async throws
    -> RetryOutcome?
}
