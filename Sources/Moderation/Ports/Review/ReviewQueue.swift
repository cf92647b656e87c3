/// The comments that wait for a person, and who has which of them. Each call is one transaction; each throws
/// `StorageError`.
public protocol ReviewQueue: Sendable {
  /// Those recorded longest ago first. `before` of the page is the last one seen.
  func items(matching filter: ReviewQueueFilter, page: PageRequest, at moment: Timestamp, in scope: TenantScope)
    async throws -> Page<ReviewQueueItem>
  /// Nil where it does not wait.
  func item(_ id: EventID, at moment: Timestamp, in scope: TenantScope) async throws -> ReviewQueueItem?
  /// Hands out comments that nobody has, those recorded longest ago first, to the scope's actor alone until
  /// `ReviewLease.duration` is over: `ReviewLease.limit` at most.
  func claim(_ limit: Int, matching filter: ReviewQueueFilter, at moment: Timestamp, in scope: TenantScope)
    async throws -> [ReviewQueueItem]
  /// Lets the actor keep those it has, of the ones given, or all: for another `ReviewLease.duration` from now. Answers
  /// which they are; one that ended is not among them.
  func renew(_ ids: [EventID]?, at moment: Timestamp, in scope: TenantScope) async throws -> [EventID]
  /// Gives those back that the actor has, of the ones given, or all. Answers which they were.
  func release(_ ids: [EventID]?, at moment: Timestamp, in scope: TenantScope) async throws -> [EventID]
  /// What is known of the author of one of the tenant's comments; nil where TikTok did not say who it is.
  func history(ofAuthorOf event: StoredEvent, in scope: TenantScope) async throws -> AuthorHistory?
}
