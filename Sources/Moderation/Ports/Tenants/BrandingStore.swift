/// How tenants' reports look. Each call is one transaction; each throws `StorageError`.
public protocol BrandingStore: Sendable {
  /// The usual one where the tenant set none.
  func branding(in scope: TenantScope) async throws -> TenantBranding
  /// Throws `changed`.
  func setBranding(
    _ branding: TenantBranding, basedOn basis: Basis<TenantBranding>, at moment: Timestamp, in scope: TenantScope
  ) async throws
}
