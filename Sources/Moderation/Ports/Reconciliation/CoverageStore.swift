/// How complete deliveries were. Throws `StorageError`.
public protocol CoverageStore: Sendable {
  /// Newest day first, then by account; only days on which there were comments. The days are those that `range`
  /// touches, of one account or of all the tenant's.
  func coverage(during range: TimeRange, account: AccountID?, in scope: TenantScope) async throws -> [CoverageDay]
}
