public import Moderation

/// One kind of long work, cut into slices that are each on disk before the next begins.
public protocol SlicedWork: Sendable {
  associatedtype Job: QueuedJob

  /// For the log and for metrics.
  var name: String { get }
  var queue: any JobQueue<Job> { get }

  /// Does the next slice of the job, all or nothing.
  func advance(_ job: Job, at moment: Timestamp) async throws
}
