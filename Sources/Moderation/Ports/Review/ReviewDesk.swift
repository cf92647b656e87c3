/// Where people decide about comments, and take it back. Each call is one transaction; each throws `StorageError`.
public protocol ReviewDesk: Sendable {
  /// Carries the verdict out, takes the comment off the queue and changes the list, all or nothing; the author's other
  /// comments follow in the background. Throws `stale` where the list changed meanwhile, `reference("operator")`.
  func decide(_ draft: ReviewDraft, about id: EventID, at moment: Timestamp, in scope: TenantScope) async throws
    -> ReviewOutcome
  /// Newest first.
  func decisions(page: PageRequest, in scope: TenantScope) async throws -> Page<ReviewDecision>
  func decision(_ id: ReviewDecisionID, in scope: TenantScope) async throws -> ReviewDecision?
  /// Takes back whatever the decision did, once: what was not sent is withdrawn, what was hidden is shown again, what
  /// was shown is hidden again; comments wait again that did; the list loses the entry. Of many comments the first are
  /// taken back with this call, the others a slice at a time after it. Comments decided about since, and those deleted,
  /// are left alone. `ofOthers` is whether somebody else's may be taken back.
  func undo(
    _ id: ReviewDecisionID, ofOthers: Bool, listing: ReviewListing?, at moment: Timestamp, in scope: TenantScope
  ) async throws -> ReviewUndoOutcome
  /// What a decision in bulk would be about.
  func selection(
    matching filter: ReviewQueueFilter, verdict: Verdict, at moment: Timestamp, in scope: TenantScope
  ) async throws -> ReviewSelection
  /// Sets the selection aside for a decision that is carried out in the background, if it is still the one that
  /// `confirmation` stands for: all of it, or none where any of it was taken, decided or deleted until then. A crash in
  /// between leaves none.
  func decide(
    _ verdict: Verdict, matching filter: ReviewQueueFilter, confirmation: String, at moment: Timestamp,
    in scope: TenantScope
  ) async throws -> ReviewBulkOutcome
}
