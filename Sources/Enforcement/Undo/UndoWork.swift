public import Moderation

/// Decides again what an undone version removed, and has brought back what the rules now in force would not remove.
public struct UndoWork: SlicedWork {
  public let name = "undo"
  public let queue: any JobQueue<UndoJob>

  private let store: any UndoStore
  private let assessor: UndoAssessor
  private let batch: Int

  /// `batch` is how many comments are concluded on in one transaction.
  public init(store: some UndoStore, assessor: UndoAssessor, batch: Int = 200) {
    self.store = store
    queue = store
    self.assessor = assessor
    self.batch = batch
  }

  public func advance(_ job: UndoJob, at moment: Timestamp) async throws {
    let candidates = try await store.candidates(of: job, after: job.cursor, limit: batch)
    let conclusions = try await assessor.assess(candidates, of: job).map(\.conclusion)
    try await store.advance(
      job.id, by: conclusions, to: candidates.last?.event.id ?? job.cursor, isFinished: candidates.count < batch,
      at: moment)
  }
}
