/// Jobs that retry many actions which were given up.
public protocol RetryStore: JobStore, SelfAdvancingJobs where Job == RetryJob {
  /// Throws `conflict` while another one of the tenant's runs, and `reference("account")`.
  func create(_ job: RetryJob, in scope: TenantScope) async throws
}
