public import Moderation

/// Work for which what is stored is enough: the retrying of what was given up, and what reviewers decided about many
/// comments at once or took back.
public struct StoredWork<Job: QueuedJob>: SlicedWork {
  public let name: String
  public let queue: any JobQueue<Job>

  private let jobs: any SelfAdvancingJobs<Job>
  private let batch: Int

  /// `batch` is how many rows are looked at in one transaction, which deliveries wait for.
  public init(_ name: String, _ jobs: some SelfAdvancingJobs<Job>, batch: Int = 100) {
    self.name = name
    self.jobs = jobs
    queue = jobs
    self.batch = batch
  }

  public func advance(_ job: Job, at moment: Timestamp) async throws {
    try await jobs.advance(job.id, limit: batch, at: moment)
  }
}
