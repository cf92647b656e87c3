/// How long a tenant's comments are kept, where it has a word of its own. Throws `StorageError`.
public protocol RetentionStore: Sendable {
  /// Days; nil where the gateway's setting holds.
  func commentDays(in scope: TenantScope) async throws -> Int64?
  /// Nil takes the tenant's own word back. False when the tenant does not exist. Throws `changed`.
  func setCommentDays(_ days: Int64?, basedOn basis: Basis<Int64?>, at moment: Timestamp, in scope: TenantScope)
    async throws -> Bool
}
