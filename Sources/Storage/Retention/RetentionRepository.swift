internal import GRDB
public import Moderation

/// How long tenants keep comments, in SQLite.
public struct RetentionRepository: RetentionStore {
  private let database: GatehouseDatabase

  public init(_ database: GatehouseDatabase) { self.database = database }

  public func commentDays(in scope: TenantScope) async throws -> Int64? {
    try await database.read { db in try days(of: scope.tenantID, db) }
  }

  public func setCommentDays(_ days: Int64?, at moment: Timestamp, in scope: TenantScope) async throws -> Bool {
    // What is too old by a shorter time goes soon.
    defer { database.signals.retention.signal() }
    return try await database.write { db in
      guard try Tenant.exists(scope.tenantID, db) else { return false }
      let earlier = try self.days(of: scope.tenantID, db)
      if let days {
        try db.execute(
          sql: """
            INSERT INTO retention_policies (tenant_id, comment_days, updated_at) VALUES (?, ?, ?)
            ON CONFLICT DO UPDATE SET comment_days = excluded.comment_days, updated_at = excluded.updated_at
            """,
          arguments: [scope.tenantID.rawValue, days, moment.milliseconds])
      } else {
        try db.execute(
          sql: "DELETE FROM retention_policies WHERE tenant_id = ?", arguments: [scope.tenantID.rawValue])
      }
      try db.auditUpdate(
        .retentionChanged, "\(scope.tenantID)", from: ["comment_days": earlier.map { JSONValue.count($0) } ?? .null],
        to: ["comment_days": days.map { JSONValue.count($0) } ?? .null], by: scope.actor, of: scope.tenantID, at: moment
      )
      return true
    }
  }

  private func days(of tenant: TenantID, _ db: Database) throws -> Int64? {
    try Int64.fetchOne(
      db, sql: "SELECT comment_days FROM retention_policies WHERE tenant_id = ?", arguments: [tenant.rawValue])
  }
}
