/// What was changed in a tenant. Written by the calls that change it, in their own transactions. Throws `StorageError`.
public protocol AuditLog: Sendable {
  /// Newest first.
  func entries(page: PageRequest, in scope: TenantScope) async throws -> Page<AuditEntry>
}
