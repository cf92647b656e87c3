import Moderation

/// An audit log in which some actions cannot be written down.
struct FailingAudit: AuditLog {
  struct Failure: Error {}

  let log: any AuditLog
  let failing: Set<AuditAction>

  func entries(matching filter: AuditFilter, page: PageRequest, in scope: AuditScope) async throws -> Page<AuditEntry> {
    try await log.entries(matching: filter, page: page, in: scope)
  }

  func entries(matching filter: AuditFilter, after previous: AuditEntryID?, limit: Int, in scope: AuditScope)
    async throws -> [AuditEntry]
  {
    try await log.entries(matching: filter, after: previous, limit: limit, in: scope)
  }

  func record(
    _ action: AuditAction, _ subject: String, detail: String?, by actor: Actor, of tenant: TenantID?,
    at moment: Timestamp
  ) async throws {
    if failing.contains(action) { throw Failure() }
    try await log.record(action, subject, detail: detail, by: actor, of: tenant, at: moment)
  }

  func verify(head: String?, in scope: GatewayScope) async throws -> AuditVerification {
    try await log.verify(head: head, in: scope)
  }
}
