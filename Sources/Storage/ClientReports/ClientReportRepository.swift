internal import GRDB
public import Moderation

/// The figures behind client reports, from SQLite.
public struct ClientReportRepository: ClientReportStore {
  private let database: GatehouseDatabase
  /// How much is looked at in one slice.
  private let length: Int

  public init(_ database: GatehouseDatabase) { self.init(database, length: ReportWindow.length) }

  init(_ database: GatehouseDatabase, length: Int) {
    self.database = database
    self.length = length
  }

  public func hours(received range: TimeRange, account: AccountID?, in scope: TenantScope) async throws
    -> [HourlyCount]
  {
    let events = ReceivedEvents(range: range, account: account, tenant: scope.tenantID)
    return try await database.read { db in
      try events.counts(by: "hour_at", edge: \.milliseconds, db) { key, kind, verdict, events in
        HourlyCount(hour: Timestamp(milliseconds: key), kind: kind, verdict: verdict, events: events)
      }.sorted { ($0.hour, $0.kind.rawValue) < ($1.hour, $1.kind.rawValue) }
    }
  }

  public func accounts(received range: TimeRange, account: AccountID?, in scope: TenantScope) async throws
    -> [AccountCount]
  {
    let events = ReceivedEvents(range: range, account: account, tenant: scope.tenantID)
    return try await database.read { db in
      try events.counts(by: "account_id", edge: nil, db) { key, kind, verdict, events in
        AccountCount(accountID: AccountID(rawValue: key), kind: kind, verdict: verdict, events: events)
      }
    }
  }

  public func rules(during range: TimeRange, account: AccountID?, limit: Int, in scope: TenantScope) async throws
    -> [RuleCount]
  {
    let start = range.start.map(\.startOfDay.milliseconds) ?? Int64.min
    let end = range.end?.milliseconds ?? Int64.max
    return try await database.read { db in
      try db.rows(
        Self.rulesSQL, [scope.tenantID.rawValue, start, end, account?.rawValue, limit]
      ) { row in
        RuleCount(
          ruleID: row["rule_id"], layer: try row.value("layer"), hits: row["hits"], shadowHits: row["shadow_hits"],
          acted: row["acted"], overturned: row["overturned"])
      }
    }
  }

  public func slice(of selection: ReportSelection, after place: Int64?, in scope: TenantScope) async throws
    -> ReportSlice
  {
    try await database.read { [length] db in
      guard let window = try ReportWindow(of: selection, in: scope.tenantID, after: place, length: length, db) else {
        return ReportSlice(rows: [])
      }
      return try window.slice(db)
    }
  }

  public func storedSince(in scope: TenantScope) async throws -> Timestamp? {
    try await database.read { db in
      try Int64.fetchOne(
        db, sql: "SELECT written_before FROM deleted_comments WHERE tenant_id = ?",
        arguments: [scope.tenantID.rawValue]
      ).map(Timestamp.init(milliseconds:))
    }
  }

  static let rulesSQL = """
    SELECT layer, rule_id, sum(hits) AS hits, sum(shadow_hits) AS shadow_hits, sum(acted) AS acted,
      sum(overturned) AS overturned
    FROM rule_days
    WHERE tenant_id = ?1 AND day_at >= ?2 AND day_at < ?3 AND (?4 IS NULL OR account_id = ?4)
      AND \(DeletedAccounts.leaveOut(of: "rule_days"))
    GROUP BY layer, rule_id HAVING sum(hits) > 0 ORDER BY sum(hits) DESC, layer, rule_id LIMIT ?5
    """
}
