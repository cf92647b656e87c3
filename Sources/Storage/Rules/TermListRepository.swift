internal import GRDB
public import Moderation

/// Term lists in SQLite.
public struct TermListRepository: TermListStore {
  private let database: GatehouseDatabase

  public init(_ database: GatehouseDatabase) { self.database = database }

  public func lists(page request: PageRequest, in scope: TermListScope) async throws -> Page<TermList> {
    let tenant = scope.tenantID
    return try await database.read { db in
      let rows = try Row.fetchAll(
        db, sql: "SELECT * FROM term_lists WHERE tenant_id IS ? AND id < ? ORDER BY id DESC LIMIT ?",
        arguments: [tenant?.rawValue, request.before ?? Int64.max, request.limit + 1])
      return page(rows.map(TermList.init(row:)), limit: request.limit) { $0.id.rawValue }
    }
  }

  public func list(named name: String, in scope: TermListScope) async throws -> TermList? {
    let tenant = scope.tenantID
    return try await database.read { db in
      try TermListRows.row(named: name, of: tenant, db).map(TermList.init(row:))
    }
  }

  public func terms(ofListNamed name: String, version: Int64?, in scope: TermListScope) async throws
    -> TermListContent?
  {
    let tenant = scope.tenantID
    return try await database.read { db in
      guard let row = try TermListRows.row(named: name, of: tenant, db) else { return nil }
      return try TermListRows.content(ofList: row["id"], version: version ?? row["version"], db)
    }
  }

  public func put(
    _ draft: TermListDraft, at moment: Timestamp, expecting expected: Int64?, in scope: TermListScope
  ) async throws -> TermList {
    let tenant = scope.tenantID
    return try await database.write { db in
      let known = try TermListRows.row(named: draft.name, of: tenant, db).map(TermList.init(row:))
      let current = known?.version ?? 0
      if let expected, expected != current { throw StorageError.stale(current: current) }
      return try draft.save(after: known, of: tenant, by: scope.actor, at: moment, db)
    }
  }

  public func delete(listNamed name: String, at moment: Timestamp, in scope: TermListScope) async throws -> Bool {
    let tenant = scope.tenantID
    return try await database.write { db in
      guard let row = try TermListRows.row(named: name, of: tenant, db) else { return false }
      let list = TermList(row: row)
      let users = try owners(using: list, db)
      guard users.isEmpty else {
        throw StorageError.reference(what: "list \(name), which is named by the \(users.joined(separator: ", "))")
      }
      try db.execute(sql: "DELETE FROM term_lists WHERE id = ?", arguments: [list.id.rawValue])
      try db.audit(
        .listDeleted, "list \(name)", from: list.auditValues, by: scope.actor, of: tenant, at: moment)
      return true
    }
  }

  public func contents(of references: Set<ListReference>, in scope: TermListScope) async throws
    -> [ListReference: TermListContent]
  {
    let tenant = scope.tenantID
    return try await database.read { db in
      try references.reduce(into: [:]) { contents, reference in
        guard let row = try TermListRows.row(of: reference, for: tenant, db) else { return }
        contents[reference] = try TermListRows.content(ofList: row["id"], version: row["version"], db)
      }
    }
  }

  /// Whose rule sets in force name the list: the first few.
  private func owners(using list: TermList, _ db: Database) throws -> [String] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT tenant_id, account_id FROM rule_list_uses JOIN rule_owners ON rule_owners.id = owner_id
        WHERE list_id = ? GROUP BY owner_id ORDER BY owner_id LIMIT 3
        """,
      arguments: [list.id.rawValue]
    ).map { row in
      let owner = RuleSetOwner(row: row)
      // Only the gateway's own people hear whose tenant it is.
      if list.tenantID == nil, case .tenant(let tenant) = owner { return "rules of \(tenant)" }
      return owner.subject
    }
  }
}

extension TermListScope {
  fileprivate var tenantID: TenantID? {
    switch self {
    case .gateway: nil
    case .tenant(let scope): scope.tenantID
    }
  }
}
