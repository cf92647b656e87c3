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
      try Row.fetchAll(
        db,
        sql: """
          SELECT days.account_id, days.day_at, days.comments, coalesce(found, 0) AS found, coalesce(late, 0) AS late,
            (SELECT max(swept_at) FROM swept_videos WHERE swept_videos.account_id = days.account_id) AS swept_at
          FROM (
            SELECT account_id, hour_at - hour_at % 86400000 AS day_at, sum(events) AS comments FROM hourly_totals
            WHERE tenant_id = ?1 AND (?2 IS NULL OR account_id = ?2) AND kind = \(CommentEvent.Kind.created.rawValue)
              AND hour_at >= ?3 AND hour_at < ?4 AND \(DeletedAccounts.leaveOut(of: "hourly_totals"))
            GROUP BY 1, 2
          ) AS days LEFT JOIN found_days ON found_days.account_id = days.account_id AND found_days.day_at = days.day_at
          ORDER BY days.day_at DESC, days.account_id
          """,
        arguments: [scope.tenantID.rawValue, account?.rawValue, start, end]
      ).map { row -> CoverageDay in
        let comments: Int = row["comments"]
        let found: Int = row["found"]
        let day = row.time("day_at")
        return CoverageDay(
          accountID: row.id("account_id"), day: day, delivered: comments - found, found: found, late: row["late"],
          comparedAt: row.optionalTime("swept_at").flatMap { $0 > day ? $0 : nil })
      }
    }
  }
}
