public import Moderation

/// Decides stored comments by the rules in force, and counts or carries out what comes of it.
public struct ReplayWork: SlicedWork {
  public let name = "replay"
  public let queue: any JobQueue<ReplayJob>

  private let store: any ReplayStore
  private let assessor: ReplayAssessor
  private let compared: Int
  private let acted: Int

  /// `compared` and `acted` are how many comments are looked at in one transaction where a job compares, and where it
  /// acts, which deliveries wait for.
  public init(store: some ReplayStore, assessor: ReplayAssessor, compared: Int = 500, acted: Int = 50) {
    self.store = store
    queue = store
    self.assessor = assessor
    self.compared = compared
    self.acted = acted
  }

  public func advance(_ job: ReplayJob, at moment: Timestamp) async throws {
    let slice = try await store.slice(of: job, limit: job.mode == .act ? acted : compared)
    try await store.advance(job.id, by: try await assessor.assess(slice, of: job), at: moment)
  }
}
