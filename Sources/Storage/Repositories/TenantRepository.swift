internal import GRDB
public import Moderation

/// Tenants in SQLite.
public struct TenantRepository: TenantStore {
  private let database: GatehouseDatabase

  public init(_ database: GatehouseDatabase) { self.database = database }

  public func create(_ tenant: Tenant, ruleSet document: String?, author: OperatorID?, in scope: GatewayScope)
    async throws
  {
    let rules: RuleSetDocument?
    do {
      rules = try document.map { try RuleSetDocument(json: $0.utf8) }
    } catch {
      throw StorageError.failed(detail: "a new tenant's rule set is not valid: \(error)")
    }
    try await database.write { db in
      try naming(unique: "tenants.name") {
        try db.execute(
          sql: "INSERT INTO tenants (id, name, disabled, created_at, updated_at) VALUES (?, ?, ?, ?, ?)",
          arguments: [
            tenant.id.rawValue, tenant.name, tenant.isDisabled, tenant.createdAt.milliseconds,
            tenant.updatedAt.milliseconds,
          ])
      }
      try db.audit(
        .tenantCreated, "\(tenant.id)", to: tenant.auditValues, by: scope.actor, of: tenant.id, at: tenant.createdAt)
      guard let document, let rules else { return }
      try RuleSetVersion(
        owner: .tenant(tenant.id), version: 1, document: document, author: author, note: nil,
        createdAt: tenant.createdAt
      ).insert(
        naming: rules.listReferences, difference: RuleSetDifference(from: .empty, to: rules), by: scope.actor, db)
    }
  }

  public func tenant(in scope: TenantScope) async throws -> Tenant? {
    try await database.read { db in
      try row(of: scope.tenantID, db).map(Tenant.init(row:))
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
        try row(of: scope.tenantID, db).map(Tenant.init(row:))
      }.sorted { $0.id > $1.id }
    }
  }

  public func update(_ tenant: Tenant, in scope: TenantScope) async throws -> Bool {
    // A tenant that is enabled again has its actions carried out at once.
    defer { database.work.signal() }
    return try await database.write { db in
      guard let earlier = try row(of: scope.tenantID, db).map(Tenant.init(row:)) else { return false }
      try naming(unique: "tenants.name") {
        try db.execute(
          sql: "UPDATE tenants SET name = ?, disabled = ?, updated_at = ? WHERE id = ?",
          arguments: [tenant.name, tenant.isDisabled, tenant.updatedAt.milliseconds, scope.tenantID.rawValue])
      }
      try db.auditUpdate(
        .tenantUpdated, "\(earlier.id)", from: earlier.auditValues, to: tenant.auditValues, by: scope.actor,
        of: scope.tenantID, at: tenant.updatedAt)
      return true
    }
  }

  public func delete(in scope: TenantScope, by gateway: GatewayScope) async throws -> Bool {
    try await database.write { db in
      guard let tenant = try row(of: scope.tenantID, db).map(Tenant.init(row:)) else { return false }
      try db.execute(sql: "DELETE FROM tenants WHERE id = ?", arguments: [tenant.id.rawValue])
      try db.audit(
        .tenantDeleted, "\(tenant.id)", from: tenant.auditValues, by: gateway.actor, of: tenant.id,
        at: database.clock.now())
      return true
    }
  }
}

private func row(of tenant: TenantID, _ db: Database) throws -> Row? {
  try Row.fetchOne(db, sql: "SELECT * FROM tenants WHERE id = ?", arguments: [tenant.rawValue])
}

extension Tenant {
  init(row: Row) {
    self.init(
      id: row.id("id"), name: row["name"], isDisabled: row["disabled"], createdAt: row.time("created_at"),
      updatedAt: row.time("updated_at"))
  }
}
