/// One saved version of a tenant's rule set.
public struct RuleSetVersion: Equatable, Sendable {
  public var tenantID: TenantID
  /// 1 for the first, then one more each time.
  public var version: Int64
  /// The document as canonical JSON text.
  public var document: String
  /// The operator who saved it; nil for the starter set given to a new tenant.
  public var author: OperatorID?
  public var note: String?
  public var createdAt: Timestamp

  public init(
    tenantID: TenantID, version: Int64, document: String, author: OperatorID?, note: String?, createdAt: Timestamp
  ) {
    self.tenantID = tenantID
    self.version = version
    self.document = document
    self.author = author
    self.note = note
    self.createdAt = createdAt
  }
}

/// The rule sets of tenants: immutable versions, the highest of which is in force. Each call is one transaction; each
/// throws `StorageError`.
public protocol RuleSetStore: Sendable {
  func current(in scope: TenantScope) async throws -> RuleSetVersion?
  func version(_ version: Int64, in scope: TenantScope) async throws -> RuleSetVersion?
  /// Saves the next version and returns it. `expected` is the version the change is based on: 0 where there was none,
  /// nil to save whatever is there. Throws `stale`.
  func save(
    document: String, author: OperatorID?, note: String?, at moment: Timestamp, expecting expected: Int64?,
    in scope: TenantScope
  ) async throws -> RuleSetVersion
}
