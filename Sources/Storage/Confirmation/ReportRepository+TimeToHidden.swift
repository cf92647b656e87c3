internal import GRDB
public import Moderation

extension ReportRepository {
  public func timeToHidden(received range: TimeRange, account: AccountID?, in scope: TenantScope) async throws
    -> [AccountID: TimeToHidden]
  {
    let hours = WholeHours(of: range)
    return try await database.read { db in
      var times: [AccountID: TimeToHidden] = [:]
      try addRollups(of: hours, scope, account, to: &times, db)
      for edge in hours.edges { try addRemovals(received: edge, scope, account, to: &times, db) }
      return times
    }
  }
}

private func addRollups(
  of hours: WholeHours, _ scope: TenantScope, _ account: AccountID?, to times: inout [AccountID: TimeToHidden],
  _ db: Database
) throws {
  let rows = try Row.fetchCursor(
    db,
    sql: """
      SELECT account_id, measure, bucket, sum(times) AS times FROM time_to_hidden_hours
      WHERE tenant_id = ?1 AND (?2 IS NULL OR account_id = ?2) AND hour_at >= ?3 AND hour_at < ?4
        AND \(DeletedAccounts.leaveOut(of: "time_to_hidden_hours"))
      GROUP BY account_id, measure, bucket
      """,
    arguments: [
      scope.tenantID.rawValue, account?.rawValue, hours.first?.milliseconds ?? Int64.min,
      hours.last?.milliseconds ?? Int64.max,
    ])
  while let row = try rows.next() {
    let account: AccountID = row.id("account_id")
    try times[account, default: TimeToHidden()].add(rollup: row)
  }
}

extension TimeToHidden {
  /// Adds a row of `time_to_hidden_hours`, or the sum of several.
  mutating func add(rollup row: Row) throws {
    let count: Int = row["times"]
    let measure: Int = row["measure"]
    switch TimeToHiddenHours.Counter(rawValue: measure) {
    case .drifts: drifts += count
    case .unseen: unseen += count
    case nil:
      let measure: Measure = try row.value("measure")
      self[measure].add(bucket: row["bucket"], times: count)
    }
  }
}

/// The removals themselves, for less than an hour.
private func addRemovals(
  received range: Range<Timestamp>, _ scope: TenantScope, _ account: AccountID?,
  to times: inout [AccountID: TimeToHidden], _ db: Database
) throws {
  let rows = try Row.fetchCursor(
    db,
    sql: """
      SELECT account_id, id, accepted_at, confirmed_at, drifts, unseen_at, \(MeasuredRemoval.writtenAt) AS written_at
      FROM actions
      WHERE tenant_id = ?1 AND (?2 IS NULL OR account_id = ?2) AND id >= ?3 AND id < ?4 AND \(MeasuredRemoval.condition)
        AND \(DeletedAccounts.leaveOut(of: "actions"))
        AND (accepted_at IS NOT NULL OR confirmed_at IS NOT NULL OR drifts > 0 OR unseen_at IS NOT NULL)
      """,
    arguments: [
      scope.tenantID.rawValue, account?.rawValue, EventIDGenerator.firstID(at: range.lowerBound),
      EventIDGenerator.firstID(at: range.upperBound),
    ])
  while let row = try rows.next() {
    let receivedAt = EventIDGenerator.moment(of: row["id"])
    let writtenAt = row.time("written_at")
    var time = TimeToHidden(drifts: row["drifts"], unseen: row["unseen_at"] == nil ? 0 : 1)
    if let accepted = row.optionalTime("accepted_at") {
      time[.receivedToAccepted].add(accepted - receivedAt)
      time[.writtenToAccepted].add(accepted - writtenAt)
    }
    if let confirmed = row.optionalTime("confirmed_at") {
      time[.receivedToConfirmed].add(confirmed - receivedAt)
      time[.writtenToConfirmed].add(confirmed - writtenAt)
    }
    times[row.id("account_id"), default: TimeToHidden()].add(time)
  }
}
