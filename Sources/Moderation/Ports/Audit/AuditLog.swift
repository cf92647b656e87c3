/// Who did what. Changes are recorded by the calls that make them, in their own transactions; `record` is for what
/// changes no other data. Throws `StorageError`.
public protocol AuditLog: Sendable {
  /// Newest first.
  func entries(matching filter: AuditFilter, page: PageRequest, in scope: AuditScope) async throws -> Page<AuditEntry>
  /// Oldest first: the next after `previous`, none when there are no more. Each call is one state, so that an export
  /// holds none of them for long.
  func entries(matching filter: AuditFilter, after previous: AuditEntryID?, limit: Int, in scope: AuditScope)
    async throws -> [AuditEntry]
  /// A login, a refusal, an export. `subject` and `detail` in words: never a comment's text, never a secret.
  func record(
    _ action: AuditAction, _ subject: String, detail: String?, by actor: Actor, of tenant: TenantID?,
    at moment: Timestamp) async throws
  /// Goes along the whole chain. `head` is the hash of an entry that must still be in it.
  func verify(head: String?, in scope: GatewayScope) async throws -> AuditVerification
}

/// The right to read audit entries.
public enum AuditScope: Sendable {
  /// Of all tenants and of the gateway, or of one tenant, which may be gone by now.
  case gateway(GatewayScope, of: TenantID? = nil)
  case tenant(TenantScope)
}
