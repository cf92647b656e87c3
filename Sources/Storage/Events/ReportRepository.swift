internal import GRDB
public import Moderation

/// The figures behind reports, from SQLite.
public struct ReportRepository: ReportStore {
  let database: GatehouseDatabase

  public init(_ database: GatehouseDatabase) { self.database = database }

  public func totals(received range: TimeRange, account: AccountID?, in scope: TenantScope) async throws
    -> ReportTotals
  {
    let hours = WholeHours(of: range)
    return try await database.read { db in
      var totals = ReportTotals()
      for row in try hours.rollups(of: scope, account, db) { try totals.add(row) }
      for edge in hours.edges {
        for row in try countEvents(in: edge, of: scope, account, db) { try totals.add(row) }
      }
      return totals
    }
  }
}

/// The part of a time range that consists of whole hours, and what is left over at its ends.
struct WholeHours: Sendable {
  /// Empty when `last` is not after `first`. Nil is unbounded.
  let first: Timestamp?
  let last: Timestamp?
  /// The stretches that no whole hour covers: half open, at most two.
  let edges: [Range<Timestamp>]

  init(of range: TimeRange) {
    let start = range.start
    let end = range.end
    let roundedUp = start.map { $0.startOfHour == $0 ? $0 : $0.startOfHour + .seconds(3600) }
    let roundedDown = end?.startOfHour
    if let start, let end, let up = roundedUp, let down = roundedDown, up >= down {
      // No hour fits in whole.
      first = up
      last = up
      edges = start < end ? [start..<min(up, end)] + (up < end ? [max(up, start)..<end] : []) : []
      return
    }
    first = roundedUp
    last = roundedDown
    var edges: [Range<Timestamp>] = []
    if let start, let up = roundedUp, start < up { edges.append(start..<up) }
    if let end, let down = roundedDown, down < end { edges.append(down..<end) }
    self.edges = edges
  }

  func rollups(of scope: TenantScope, _ account: AccountID?, _ db: Database) throws -> [Row] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT kind, verdict, sum(events) AS events, min(first_at) AS first_at, max(last_at) AS last_at
        FROM hourly_totals
        WHERE tenant_id = ?1 AND (?2 IS NULL OR account_id = ?2) AND hour_at >= ?3 AND hour_at < ?4
          AND \(DeletedAccounts.leaveOut(of: "hourly_totals"))
        GROUP BY kind, verdict
        """,
      arguments: [
        scope.tenantID.rawValue, account?.rawValue, first?.milliseconds ?? Int64.min,
        last?.milliseconds ?? Int64.max,
      ])
  }
}

private func countEvents(
  in range: Range<Timestamp>, of scope: TenantScope, _ account: AccountID?, _ db: Database
) throws -> [Row] {
  try Row.fetchAll(
    db,
    sql: """
      SELECT kind, coalesce(verdict, -1) AS verdict, count(*) AS events, min(occurred_at) AS first_at,
        max(occurred_at) AS last_at
      FROM events LEFT JOIN decisions ON decisions.event_id = events.id
      WHERE tenant_id = ?1 AND (?2 IS NULL OR account_id = ?2) AND id >= ?3 AND id < ?4
        AND \(DeletedAccounts.leaveOut(of: "events"))
      GROUP BY kind, 2
      """,
    arguments: [
      scope.tenantID.rawValue, account?.rawValue, EventIDGenerator.firstID(at: range.lowerBound),
      EventIDGenerator.firstID(at: range.upperBound),
    ])
}

extension ReportTotals {
  fileprivate mutating func add(_ row: Row) throws {
    let kind: CommentEvent.Kind = try row.value("kind")
    let action = row["verdict"] == -1 ? "none" : try row.value("verdict", as: Verdict.self).name
    let events: Int = row["events"]
    totalEvents += events
    byType[kind.name, default: 0] += events
    byAction[action, default: 0] += events
    let first = row.time("first_at")
    let last = row.time("last_at")
    self.first = self.first.map { min($0, first) } ?? first
    self.last = self.last.map { max($0, last) } ?? last
  }
}
