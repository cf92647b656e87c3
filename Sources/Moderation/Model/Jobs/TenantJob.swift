/// A long piece of work on what one tenant has stored. It survives a restart, and people follow it and can end it.
public protocol TenantJob: QueuedJob {
  var tenantID: TenantID { get }
  var state: JobState { get set }
  var createdAt: Timestamp { get }
  var updatedAt: Timestamp { get set }
}
