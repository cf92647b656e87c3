internal import GRDB
public import Moderation

/// What rules did, in SQLite.
public struct RuleStatisticsRepository: RuleStatisticsStore {
  private let database: GatehouseDatabase

  public init(_ database: GatehouseDatabase) { self.database = database }

  public func days(ofRule ruleID: String?, during range: TimeRange, in scope: TenantScope) async throws -> [RuleDay] {
    try await database.read { db in
      var days = RuleDays(ruleID: ruleID)
      // A day belongs to the range where any part of it does.
      let first = range.start?.startOfDay.milliseconds ?? Int64.min
      let end = range.end?.milliseconds ?? Int64.max
      let arguments: StatementArguments = [scope.tenantID.rawValue, first, end]
      for row in try Row.fetchAll(db, sql: RuleDays.countsSQL, arguments: arguments) { try days.addCounts(row) }
      for row in try Row.fetchAll(db, sql: RuleDays.decisionsSQL, arguments: arguments) {
        try days.addDecisions(row, of: scope.tenantID, db)
      }
      return days.sorted
    }
  }

  public func demotions(in scope: TenantScope) async throws -> [RuleDemotion] {
    try await database.read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT rule_id, layer, account_id, reason, demoted_at FROM rule_fuses
          WHERE tenant_id = ? AND demoted_at IS NOT NULL ORDER BY demoted_at DESC, layer, rule_id
          """,
        arguments: [scope.tenantID.rawValue]
      ).map { row in
        let account: Int64 = row["account_id"]
        return RuleDemotion(
          ruleID: row["rule_id"], layer: try row.value("layer"),
          accountID: account == 0 ? nil : AccountID(rawValue: account), reason: row["reason"],
          since: row.time("demoted_at"))
      }
    }
  }

  public func rearm(ruleID: String, layer: RuleLayer, at moment: Timestamp, in scope: TenantScope) async throws -> Bool
  {
    let day = moment.startOfDay.milliseconds
    return try await database.write { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT account_id, version FROM rule_fuses
          WHERE tenant_id = ? AND layer = ? AND rule_id = ? AND demoted_at IS NOT NULL
          """,
        arguments: [scope.tenantID.rawValue, layer.rawValue, ruleID])
      for row in rows {
        let account: Int64 = row["account_id"]
        let evaluated = try Int64.fetchOne(
          db, sql: FuseBook.evaluatedSQL,
          arguments: [scope.tenantID.rawValue, day, account, layer.rawValue, row["version"] as Int64])
        try db.execute(
          sql: """
            UPDATE rule_fuses SET demoted_at = NULL, reason = NULL, day_at = ?, acted = 0, hits = 0,
              evaluated_before = ?
            WHERE tenant_id = ? AND layer = ? AND rule_id = ? AND account_id = ?
            """,
          arguments: [day, evaluated ?? 0, scope.tenantID.rawValue, layer.rawValue, ruleID, account])
      }
      guard !rows.isEmpty else { return false }
      try db.audit(
        .ruleRearmed, "rule \(ruleID) of the \(layer.name) layer", from: ["acts": .bool(false)],
        to: ["acts": .bool(true)], by: scope.actor, of: scope.tenantID, at: moment)
      return true
    }
  }
}
