public import Moderation

/// Puts what was given up back into the outbox.
public struct RetryWork: SlicedWork {
  public static let name = "retry"

  private let store: any RetryStore
  private let batch: Int

  /// `batch` is how many actions are looked at in one transaction, which deliveries wait for.
  public init(store: any RetryStore, batch: Int = 100) {
    self.store = store
    self.batch = batch
  }

  public func id(of job: RetryJob) -> String { "\(job.id)" }

  public func running() async throws -> [RetryJob] { try await store.running() }

  public func advance(_ job: RetryJob, at moment: Timestamp) async throws {
    try await store.advance(job.id, limit: batch, at: moment)
  }

  public func waitForWork() async { await store.waitForRetryWork() }
}
