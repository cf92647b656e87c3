internal import GRDB
internal import Moderation

extension ReviewLimits {
  init(row: Row) {
    self.init(age: (row["max_age"] as Int64?).map { .milliseconds($0) }, items: row["max_items"])
  }

  /// Those that the tenant set itself.
  static func own(of tenant: TenantID, _ db: Database) throws -> ReviewLimits {
    try Row.fetchOne(db, sql: "SELECT * FROM review_limits WHERE tenant_id = ?", arguments: [tenant.rawValue])
      .map(ReviewLimits.init(row:)) ?? ReviewLimits()
  }

  /// Puts these in the place of those that the tenant has. Throws `reference("tenant")`.
  func set(for tenant: TenantID, by actor: Actor, at moment: Timestamp, _ db: Database) throws {
    let earlier = try Self.own(of: tenant, db)
    try naming(reference: "tenant") {
      try db.execute(
        sql: """
          INSERT INTO review_limits (tenant_id, max_age, max_items) VALUES (?, ?, ?)
          ON CONFLICT DO UPDATE SET max_age = excluded.max_age, max_items = excluded.max_items
          """,
        arguments: [tenant.rawValue, age?.milliseconds, items])
    }
    try db.auditUpdate(
      .reviewLimitsSet, "review limits", from: earlier.auditValues, to: auditValues, by: actor, of: tenant, at: moment)
  }

  private var auditValues: [String: JSONValue] {
    [
      "max_age_ms": age.map { .count($0.milliseconds) } ?? .null, "max_items": items.map { .count($0) } ?? .null,
    ]
  }
}
