internal import GRDB
public import Moderation

/// Tenants in SQLite.
public struct TenantRepository: TenantStore {
  private let database: GatehouseDatabase

  public init(_ database: GatehouseDatabase) { self.database = database }

  public func create(_ tenant: Tenant, ruleSet document: String?, author: OperatorID?, in scope: GatewayScope)
    async throws
  {
    let references: Set<ListReference>
    do {
      references = try document.map { try RuleSetDocument(json: $0.utf8).listReferences } ?? []
    } catch {
      throw StorageError.failed(detail: "a new tenant's rule set is not valid: \(error)")
    }
    try await database.write { db in
      try tenant.insert(db)
      guard let document else { return }
      try RuleSetVersion(
        owner: .tenant(tenant.id), version: 1, document: document, author: author, note: nil,
        createdAt: tenant.createdAt
      ).insert(naming: references, by: scope.actor, db)
    }
  }

  public func tenant(in scope: TenantScope) async throws -> Tenant? {
    try await database.read { db in
      try Row.fetchOne(db, sql: "SELECT * FROM tenants WHERE id = ?", arguments: [scope.tenantID.rawValue])
        .map(Tenant.init(row:))
    }
  }

  public func tenants(page request: PageRequest, in scope: GatewayScope) async throws -> Page<Tenant> {
    try await database.read { db in
      let rows = try Row.fetchAll(
        db, sql: "SELECT * FROM tenants WHERE id < ? ORDER BY id DESC LIMIT ?",
        arguments: [request.before ?? Int64.max, request.limit + 1])
      return page(rows.map(Tenant.init(row:)), limit: request.limit) { $0.id.rawValue }
    }
  }

  public func tenants(in scopes: [TenantScope]) async throws -> [Tenant] {
    try await database.read { db in
      try scopes.compactMap { scope in
        try Row.fetchOne(db, sql: "SELECT * FROM tenants WHERE id = ?", arguments: [scope.tenantID.rawValue])
          .map(Tenant.init(row:))
      }.sorted { $0.id > $1.id }
    }
  }

  public func update(_ tenant: Tenant, in scope: TenantScope) async throws -> Bool {
    // A tenant that is enabled again has its actions carried out at once.
    defer { database.work.signal() }
    return try await database.write { db in
      try naming(unique: "tenants.name") {
        try db.change(
          "UPDATE tenants SET name = ?, disabled = ?, updated_at = ? WHERE id = ?",
          [tenant.name, tenant.isDisabled, tenant.updatedAt.milliseconds, scope.tenantID.rawValue])
      }
    }
  }

  public func delete(in scope: TenantScope, by gateway: GatewayScope) async throws -> Bool {
    try await database.write { db in try db.change("DELETE FROM tenants WHERE id = ?", [scope.tenantID.rawValue]) }
  }
}

extension Tenant {
  /// Throws `conflict("tenants.name")`.
  func insert(_ db: Database) throws {
    try naming(unique: "tenants.name") {
      try db.execute(
        sql: "INSERT INTO tenants (id, name, disabled, created_at, updated_at) VALUES (?, ?, ?, ?, ?)",
        arguments: [id.rawValue, name, isDisabled, createdAt.milliseconds, updatedAt.milliseconds])
    }
  }

  init(row: Row) {
    self.init(
      id: row.id("id"), name: row["name"], isDisabled: row["disabled"], createdAt: row.time("created_at"),
      updatedAt: row.time("updated_at"))
  }
}
