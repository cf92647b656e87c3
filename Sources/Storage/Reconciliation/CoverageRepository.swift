internal import GRDB
public import Moderation

/// How complete deliveries were, from SQLite.
public struct CoverageRepository: CoverageStore {
  private let database: GatehouseDatabase

  public init(_ database: GatehouseDatabase) { self.database = database }

  public func coverage(during range: TimeRange, account: AccountID?, in scope: TenantScope) async throws
    -> [CoverageDay]
  {
    let start = range.start.map(\.startOfDay.milliseconds) ?? Int64.min
    let end = range.end.map { ($0 - .milliseconds(1)).startOfDay + .seconds(86_400) }?.milliseconds ?? Int64.max
    return try await database.read { db in
      try Row.fetchAll(db, sql: Self.daysSQL, arguments: [scope.tenantID.rawValue, account?.rawValue, start, end])
        .map { row -> CoverageDay in
          let comments: Int = row["comments"]
          let found: Int = row["found"]
          return CoverageDay(
            accountID: row.id("account_id"), day: row.time("day_at"), delivered: comments - found, found: found,
            late: row["late"], comparedAt: row.optionalTime("compared_at"))
        }
    }
  }

  /// Of the hours of their recording, and what moves them to the days of their writing.
  private static let daysSQL = """
    SELECT account_id, day_at, sum(comments) AS comments, sum(found) AS found, sum(late) AS late,
      max(compared_at) AS compared_at
    FROM (
      SELECT account_id, hour_at - hour_at % 86400000 AS day_at, events AS comments, 0 AS found, 0 AS late,
        NULL AS compared_at
      FROM hourly_totals
      WHERE tenant_id = ?1 AND (?2 IS NULL OR account_id = ?2) AND kind = \(CommentEvent.Kind.created.rawValue)
        AND hour_at >= ?3 AND hour_at < ?4 AND \(DeletedAccounts.leaveOut(of: "hourly_totals"))
      UNION ALL
      SELECT account_id, day_at, moved, found, late, compared_at FROM coverage_days
      WHERE account_id IN (SELECT id FROM accounts WHERE tenant_id = ?1) AND (?2 IS NULL OR account_id = ?2)
        AND day_at >= ?3 AND day_at < ?4
    )
    GROUP BY account_id, day_at HAVING sum(comments) > 0 ORDER BY day_at DESC, account_id
    """
}
