public import Moderation

/// One kind of long work, cut into slices that are each on disk before the next begins.
public protocol SlicedWork: Sendable {
  associatedtype Job: Sendable

  /// For the log and for metrics.
  static var name: String { get }

  func id(of job: Job) -> String
  /// Jobs to go on with, oldest first.
  func running() async throws -> [Job]
  /// Does the next slice of the job, all or nothing.
  func advance(_ job: Job, at moment: Timestamp) async throws
  /// Suspends until a job may have been added since the last call, or until the task is cancelled.
  func waitForWork() async
}
