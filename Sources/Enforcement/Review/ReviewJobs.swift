public import Moderation

/// What reviewers decided about many comments at once, or took back: carried out so that ingest and single decisions
/// are not held up.
public struct ReviewJobs: SlicedWork {
  public static let name = "review"

  private let store: any ReviewJobStore
  private let batch: Int

  /// `batch` is how many comments are done in one transaction.
  public init(store: any ReviewJobStore, batch: Int = 100) {
    self.store = store
    self.batch = batch
  }

  public func id(of job: ReviewDecision) -> String { "\(job.id)" }

  public func running() async throws -> [ReviewDecision] { try await store.running() }

  public func advance(_ job: ReviewDecision, at moment: Timestamp) async throws {
    try await store.advance(job.id, limit: batch, at: moment)
  }

  public func waitForWork() async { await store.waitForReviewWork() }
}
