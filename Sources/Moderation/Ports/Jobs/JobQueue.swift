/// Jobs of one kind, as their worker sees them. Each call throws `StorageError`.
public protocol JobQueue<Job>: Sendable {
  associatedtype Job: QueuedJob

  /// Jobs to go on with, oldest first.
  func running() async throws -> [Job]
  /// Suspends until a job may have been added since the last call, or until the task is cancelled.
  func waitForWork() async
}

/// Jobs whose slices need nothing but what is stored.
public protocol SelfAdvancingJobs<Job>: JobQueue {
  /// Looks at about the next `limit` rows of the job, does what is to be done about them and moves the job on, all or
  /// nothing and in one transaction. Does nothing when the job is not running any more.
  func advance(_ id: Identifier<Job>, limit: Int, at moment: Timestamp) async throws
}
