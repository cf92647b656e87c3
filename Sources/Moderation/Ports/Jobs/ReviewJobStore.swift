/// Decisions of reviewers that are about more comments than one transaction should touch: for the worker. Each call
/// writes in one transaction; each throws `StorageError`.
public protocol ReviewJobStore: Sendable {
  /// Those to go on with, oldest first.
  func running() async throws -> [ReviewDecision]
  /// Goes on with one by about `limit` comments: carries it out on more, or takes more back. Does nothing where there
  /// is nothing left to do.
  func advance(_ id: ReviewDecisionID, limit: Int, at moment: Timestamp) async throws
  /// Suspends until there may be work since the last call, or until the task is cancelled.
  func waitForReviewWork() async
}
