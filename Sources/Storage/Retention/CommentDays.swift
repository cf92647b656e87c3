internal import GRDB
internal import Moderation

/// For how many days a tenant keeps comments, where it says so itself.
enum CommentDays {
  static func own(of tenant: TenantID, _ db: Database) throws -> Int64? {
    try Int64.fetchOne(
      db, sql: "SELECT comment_days FROM retention_policies WHERE tenant_id = ?", arguments: [tenant.rawValue])
  }

  /// Nil leaves it to the gateway's setting.
  static func set(_ days: Int64?, of tenant: TenantID, by actor: Actor, at moment: Timestamp, _ db: Database) throws {
    let earlier = try own(of: tenant, db)
    if let days {
      try db.execute(
        sql: """
          INSERT INTO retention_policies (tenant_id, comment_days, updated_at) VALUES (?, ?, ?)
          ON CONFLICT DO UPDATE SET comment_days = excluded.comment_days, updated_at = excluded.updated_at
          """,
        arguments: [tenant.rawValue, days, moment.milliseconds])
    } else {
      try db.execute(sql: "DELETE FROM retention_policies WHERE tenant_id = ?", arguments: [tenant.rawValue])
    }
    try db.auditUpdate(
      .retentionChanged, "\(tenant)", from: auditValues(earlier), to: auditValues(days), by: actor, of: tenant,
      at: moment)
  }

  private static func auditValues(_ days: Int64?) -> [String: JSONValue] {
    ["comment_days": days.map { .count($0) } ?? .null]
  }
}
