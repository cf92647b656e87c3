/// What tenants should hear of. Each call is one transaction; each throws `StorageError`.
public protocol NoticeStore: Sendable {
  /// Newest first.
  func notices(kind: Notice.Kind?, page: PageRequest, in scope: TenantScope) async throws -> Page<Notice>
}
