internal import GRDB
public import Moderation

/// The audit log in SQLite.
public struct AuditRepository: AuditLog {
  private let database: GatehouseDatabase

  public init(_ database: GatehouseDatabase) { self.database = database }

  public func entries(page request: PageRequest, in scope: TenantScope) async throws -> Page<AuditEntry> {
    let query = ScopedQuery(
      from: "SELECT audit_entries.* FROM audit_entries", table: "audit_entries", scope: scope, page: request)
    return try await database.read { db in
      let rows = try Row.fetchAll(db, sql: query.sql, arguments: StatementArguments(query.arguments))
      return page(rows.map(AuditEntry.init(row:)), limit: query.limit) { $0.id.rawValue }
    }
  }

  public func entriesWithoutTenant(page request: PageRequest, in scope: GatewayScope) async throws
    -> Page<AuditEntry>
  {
    try await database.read { db in
      let rows = try Row.fetchAll(
        db, sql: "SELECT * FROM audit_entries WHERE tenant_id IS NULL AND id < ? ORDER BY id DESC LIMIT ?",
        arguments: [request.before ?? Int64.max, request.limit + 1])
      return page(rows.map(AuditEntry.init(row:)), limit: request.limit) { $0.id.rawValue }
    }
  }

  public func record(
    _ action: AuditAction, _ subject: String, detail: String?, by actor: Actor, of tenant: TenantID?,
    at moment: Timestamp
  ) async throws {
    try await database.write { db in
      try db.audit(action, subject, detail: detail, by: actor, of: tenant, at: moment)
    }
  }
}

extension AuditEntry {
  init(row: Row) {
    self.init(
      id: row.id("id"), tenantID: row.optionalID("tenant_id"), operatorID: row.optionalID("operator_id"),
      action: row["action"], subject: row["subject"], detail: row["detail"], createdAt: row.time("created_at"))
  }
}
