/// Jobs that retry many actions which were given up. Each call is one transaction; each throws `StorageError`.
public protocol RetryStore: Sendable {
  /// Throws `conflict` while another one of the tenant's runs, and `reference("account")`.
  func create(_ job: RetryJob, in scope: TenantScope) async throws
  func job(_ id: RetryJobID, in scope: TenantScope) async throws -> RetryJob?
  func jobs(page: PageRequest, in scope: TenantScope) async throws -> Page<RetryJob>
  /// False where it is not running.
  func cancel(_ id: RetryJobID, at moment: Timestamp, in scope: TenantScope) async throws -> Bool
  /// Jobs to go on with, oldest first: for the worker.
  func running() async throws -> [RetryJob]
  /// Looks at the next actions of the job, at most `limit` and perhaps none, retries those of which something is
  /// left to be done, and moves the job on, all or nothing. Does nothing when it is not running any more.
  func advance(_ id: RetryJobID, limit: Int, at moment: Timestamp) async throws
  /// Suspends until a job may have been added since the last call, or until the task is cancelled.
  func waitForRetryWork() async
}
