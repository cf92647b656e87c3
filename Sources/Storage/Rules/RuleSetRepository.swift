internal import GRDB
public import Moderation

/// Rule set versions in SQLite.
public struct RuleSetRepository: RuleSetStore {
  private let database: GatehouseDatabase

  public init(_ database: GatehouseDatabase) { self.database = database }

  public func current(in scope: RuleSetScope) async throws -> RuleSetVersion? {
    try await database.read { db in try scope.owner.currentVersion(db) }
  }

  public func version(_ version: Int64, in scope: RuleSetScope) async throws -> RuleSetVersion? {
    try await database.read { db in try scope.owner.version(version, db) }
  }

  public func versions(page request: PageRequest, in scope: RuleSetScope) async throws -> Page<RuleSetVersion> {
    let owner = scope.owner
    return try await database.read { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT rule_sets.* FROM rule_owners JOIN rule_sets ON rule_sets.owner_id = rule_owners.id
          WHERE \(RuleSetOwner.isOwner) AND rule_sets.version < ? ORDER BY rule_sets.version DESC LIMIT ?
          """,
        arguments: owner.key + [request.before ?? Int64.max, request.limit + 1])
      return page(rows.map { RuleSetVersion(row: $0, owner: owner) }, limit: request.limit, id: \.version)
    }
  }

  public func save(
    _ draft: RuleSetDraft, at moment: Timestamp, expecting expected: Int64?, in scope: RuleSetScope
  ) async throws -> RuleSetVersion {
    let owner = scope.owner
    let document = draft.document.canonicalJSON
    let references = draft.document.listReferences
    // Not in the transaction: reading a large document would keep ingest waiting.
    let earlier = try await self.current(in: scope)
    let difference = RuleSetDifference(from: earlier, to: draft.document)
    return try await database.write { db in
      let current = try owner.inForce(db)?.version ?? 0
      if let expected, expected != current { throw StorageError.stale(current: current) }
      let saved = RuleSetVersion(
        owner: owner, version: current + 1, document: document, author: draft.author, note: draft.note,
        restores: draft.restores, createdAt: moment)
      // What was saved meanwhile was not compared.
      let isCompared = current == earlier?.version ?? 0
      try saved.insert(naming: references, difference: isCompared ? difference : nil, by: scope.actor, db)
      return saved
    }
  }

  public func layers(for account: AccountID?, in scope: TenantScope) async throws -> [StoredLayer] {
    let tenant = scope.tenantID
    let owners: [RuleSetOwner] = [.gateway, .tenant(tenant)] + (account.map { [.account($0, of: tenant)] } ?? [])
    return try await database.read { db in try owners.compactMap { try $0.layer(db) } }
  }

  public func gatewayLayer(in scope: GatewayScope) async throws -> StoredLayer? {
    try await database.read { db in try RuleSetOwner.gateway.layer(db) }
  }
}

extension RuleSetOwner {
  func version(_ version: Int64, _ db: Database) throws -> RuleSetVersion? {
    try Row.fetchOne(
      db,
      sql: """
        SELECT rule_sets.* FROM rule_owners JOIN rule_sets ON rule_sets.owner_id = rule_owners.id
        WHERE \(Self.isOwner) AND rule_sets.version = ?
        """,
      arguments: key + [version]
    ).map { RuleSetVersion(row: $0, owner: self) }
  }

  fileprivate func currentVersion(_ db: Database) throws -> RuleSetVersion? {
    guard let current = try inForce(db) else { return nil }
    return try version(current.version, db)
  }

  fileprivate func layer(_ db: Database) throws -> StoredLayer? {
    guard let current = try inForce(db), let version = try version(current.version, db) else { return nil }
    return StoredLayer(version: version, lists: try TermListRows.contents(usedBy: current.id, db))
  }
}

extension RuleSetDifference {
  /// Nil where the earlier version was written by a build that took what this one does not.
  fileprivate init?(from earlier: RuleSetVersion?, to document: RuleSetDocument) {
    guard let earlier else {
      self.init(from: .empty, to: document)
      return
    }
    guard let before = try? RuleSetDocument(json: earlier.document.utf8) else { return nil }
    self.init(from: before, to: document)
  }
}
