/// The rule sets of the gateway, its tenants and their accounts: immutable versions, of which the highest of each owner
/// is in force. Each call is one transaction; each throws `StorageError`.
public protocol RuleSetStore: Sendable {
  func current(in scope: RuleSetScope) async throws -> RuleSetVersion?
  func version(_ version: Int64, in scope: RuleSetScope) async throws -> RuleSetVersion?
  /// Newest first; the page counts by version.
  func versions(page: PageRequest, in scope: RuleSetScope) async throws -> Page<RuleSetVersion>
  /// Saves the next version and returns it. `expected` is the version the change is based on: 0 where there was none,
  /// nil to save whatever is there. Throws `stale`, `reference("account")`, and `reference("list NAME")` for a list
  /// that is gone.
  func save(_ draft: RuleSetDraft, at moment: Timestamp, expecting expected: Int64?, in scope: RuleSetScope)
    async throws -> RuleSetVersion
  /// What is in force for an account, or for the tenant's accounts that have no rules of their own: one source for each
  /// layer that has a rule set, the gateway's first, each with the lists it names. One consistent state.
  func layers(for account: AccountID?, in scope: TenantScope) async throws -> [StoredLayer]
  /// The gateway's own layer alone.
  func gatewayLayer(in scope: GatewayScope) async throws -> StoredLayer?
}

/// What is to become the next version of a rule set.
public struct RuleSetDraft: Sendable {
  public var document: RuleSetDocument
  public var author: OperatorID?
  public var note: String?
  /// The earlier version that this brings back.
  public var restores: Int64?

  public init(document: RuleSetDocument, author: OperatorID?, note: String? = nil, restores: Int64? = nil) {
    self.document = document
    self.author = author
    self.note = note
    self.restores = restores
  }
}

/// A version in force with the terms of the lists it names. Starter lists are not stored and so not among them.
public struct StoredLayer: Sendable {
  public var version: RuleSetVersion
  public var lists: [ListReference: TermListContent]

  public init(version: RuleSetVersion, lists: [ListReference: TermListContent]) {
    self.version = version
    self.lists = lists
  }
}
