/// A tenant's erasures of what it holds of TikTok users. Throws `StorageError`.
public protocol ErasureStore: Sendable {
  /// Begins one; the work is the gateway's, in slices. Throws `reference("account")` for an account that the tenant
  /// does not have.
  func create(_ erasure: Erasure, of subject: ErasureSubject, in scope: TenantScope) async throws
  func erasure(_ id: ErasureID, in scope: TenantScope) async throws -> Erasure?
  func erasures(page: PageRequest, in scope: TenantScope) async throws -> Page<Erasure>
}
