internal import GRDB
public import Moderation

/// Rule set versions in SQLite.
public struct RuleSetRepository: RuleSetStore {
  private let database: GatehouseDatabase

  public init(_ database: GatehouseDatabase) { self.database = database }

  public func current(in scope: TenantScope) async throws -> RuleSetVersion? {
    try await database.read { db in try currentVersion(scope, db) }
  }

  public func version(_ version: Int64, in scope: TenantScope) async throws -> RuleSetVersion? {
    try await database.read { db in
      try Row.fetchOne(
        db, sql: "SELECT * FROM rule_sets WHERE tenant_id = ? AND version = ?",
        arguments: [scope.tenantID.rawValue, version]
      ).map(RuleSetVersion.init(row:))
    }
  }

  public func save(
    document: String, author: OperatorID?, note: String?, at moment: Timestamp, expecting expected: Int64?,
    in scope: TenantScope
  ) async throws -> RuleSetVersion {
    try await database.write { db in
      let current = try currentVersion(scope, db)?.version ?? 0
      if let expected, expected != current { throw StorageError.stale(current: current) }
      let saved = RuleSetVersion(
        tenantID: scope.tenantID, version: current + 1, document: document, author: author, note: note,
        createdAt: moment)
      try saved.insert(db)
      return saved
    }
  }
}

private func currentVersion(_ scope: TenantScope, _ db: Database) throws -> RuleSetVersion? {
  try Row.fetchOne(
    db, sql: "SELECT * FROM rule_sets WHERE tenant_id = ? ORDER BY version DESC LIMIT 1",
    arguments: [scope.tenantID.rawValue]
  ).map(RuleSetVersion.init(row:))
}

extension RuleSetVersion {
  func insert(_ db: Database) throws {
    try naming(reference: "tenant") {
      try db.execute(
        sql: """
          INSERT INTO rule_sets (tenant_id, version, document, author_id, note, created_at) VALUES (?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          tenantID.rawValue, version, document, author?.rawValue, note, createdAt.milliseconds,
        ])
    }
  }

  init(row: Row) {
    self.init(
      tenantID: row.id("tenant_id"), version: row["version"], document: row["document"],
      author: row.optionalID("author_id"), note: row["note"], createdAt: row.time("created_at"))
  }
}
