internal import GRDB
internal import Moderation

/// Events received in a range, counted by one more column besides their kind and verdict: whole hours from rollups, the
/// edges from the events themselves.
struct ReceivedEvents: Sendable {
  let range: TimeRange
  let account: AccountID?
  let tenant: TenantID

  /// `column` is one of `hourly_totals`. Events have no column for their hour: `edge` gives what stands for it where an
  /// edge begins; nil takes the events' own column of that name.
  func counts<Count>(
    by column: String, edge: (@Sendable (Timestamp) -> Int64)?, _ db: Database,
    _ make: (Int64, CommentEvent.Kind, Verdict?, Int) -> Count
  ) throws -> [Count] {
    let hours = WholeHours(of: range)
    func count(_ row: Row) throws -> Count {
      let verdict: Verdict? = row["verdict"] == -1 ? nil : try row.value("verdict")
      return make(row["key"], try row.value("kind"), verdict, row["events"])
    }
    var counts = try db.rows(
      """
      SELECT \(column) AS key, kind, verdict, sum(events) AS events FROM hourly_totals
      WHERE tenant_id = ?1 AND (?2 IS NULL OR account_id = ?2) AND hour_at >= ?3 AND hour_at < ?4
        AND \(DeletedAccounts.leaveOut(of: "hourly_totals"))
      GROUP BY 1, 2, 3
      """,
      [
        tenant.rawValue, account?.rawValue, hours.first?.milliseconds ?? Int64.min,
        hours.last?.milliseconds ?? Int64.max,
      ], count)
    for stretch in hours.edges {
      counts += try db.rows(
        """
        SELECT \(edge.map { "\($0(stretch.lowerBound))" } ?? column) AS key, kind, coalesce(verdict, -1) AS verdict,
          count(*) AS events
        FROM events LEFT JOIN decisions ON decisions.event_id = events.id
        WHERE tenant_id = ?1 AND (?2 IS NULL OR account_id = ?2) AND id >= ?3 AND id < ?4
          AND \(DeletedAccounts.leaveOut(of: "events"))
        GROUP BY 1, 2, 3
        """,
        [
          tenant.rawValue, account?.rawValue, EventIDGenerator.firstID(at: stretch.lowerBound),
          EventIDGenerator.firstID(at: stretch.upperBound),
        ], count)
    }
    return counts
  }
}
