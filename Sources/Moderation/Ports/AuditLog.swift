/// Who did what. Changes are recorded by the calls that make them, in their own transactions; `record` is for what changes
/// no other data. Throws `StorageError`.
public protocol AuditLog: Sendable {
  /// Newest first.
  func entries(page: PageRequest, in scope: TenantScope) async throws -> Page<AuditEntry>
  /// What concerns no single tenant: the gateway's rules and lists. Newest first.
  func entriesWithoutTenant(page: PageRequest, in scope: GatewayScope) async throws -> Page<AuditEntry>
  /// A login, a refusal, an export. `subject` and `detail` in words: never a comment's text, never a secret.
  func record(
    _ action: AuditAction, _ subject: String, detail: String?, by actor: Actor, of tenant: TenantID?,
    at moment: Timestamp) async throws
}
