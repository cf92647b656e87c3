/// Jobs of one kind, as a tenant's people see them. Each call is one transaction; each throws `StorageError`.
public protocol JobStore<Job>: JobQueue where Job: TenantJob {
  func job(_ id: Identifier<Job>, in scope: TenantScope) async throws -> Job?
  func jobs(page: PageRequest, in scope: TenantScope) async throws -> Page<Job>
  /// False where it is not running.
  func cancel(_ id: Identifier<Job>, at moment: Timestamp, in scope: TenantScope) async throws -> Bool
}
