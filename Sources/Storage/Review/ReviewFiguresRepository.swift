internal import GRDB
public import Moderation

/// How the work of reviewers goes, from SQLite.
public struct ReviewFiguresRepository: ReviewFigures {
  private let database: GatehouseDatabase

  public init(_ database: GatehouseDatabase) { self.database = database }

  public func days(during range: TimeRange, in scope: TenantScope) async throws -> [ReviewerDay] {
    try await database.read { db in
      var tally = ReviewTally()
      let rows = try Row.fetchCursor(
        db, sql: Self.daysSQL,
        arguments: [
          scope.tenantID.rawValue, range.start.map { EventIDGenerator.firstID(at: $0) } ?? 0,
          range.start?.milliseconds ?? Int64.min, range.end?.milliseconds ?? Int64.max,
        ])
      while let row = try rows.next() { try tally.add(row) }
      return tally.days
    }
  }

  public func backlog(in scope: TenantScope) async throws -> ReviewBacklog {
    try await database.read { db in
      let row = try Row.fetchOne(
        db,
        sql: """
          SELECT count(*) AS waiting, min(queued_at) AS oldest FROM review_queue
          WHERE tenant_id = ? AND \(DeletedAccounts.leaveOut(of: "review_queue"))
          """,
        arguments: [scope.tenantID.rawValue])
      return ReviewBacklog(waiting: row?["waiting"] ?? 0, oldest: row?.optionalTime("oldest"))
    }
  }

  public func limits(in scope: TenantScope) async throws -> ReviewLimits {
    try await database.read { db in try ReviewLimits.own(of: scope.tenantID, db) }
  }

  public func setLimits(
    _ limits: ReviewLimits, basedOn basis: Basis<ReviewLimits> = .anything, at moment: Timestamp, in scope: TenantScope
  ) async throws {
    try await database.write { db in
      try basis.check(try ReviewLimits.own(of: scope.tenantID, db))
      try limits.set(for: scope.tenantID, by: scope.actor, at: moment, db)
    }
  }

  /// What reviewers took back themselves is left out. An id is never older than its decision, so the ids only narrow
  /// the search down.
  static let daysSQL = """
    SELECT review_decisions.reviewer_id, review_decisions.verdict, reviewed_comments.queued_at,
      reviewed_comments.decided_at, reviewed_comments.overturned_at,
      reviewed_comments.event_id IS review_decisions.event_id AS is_single
    FROM review_decisions CROSS JOIN reviewed_comments ON reviewed_comments.decision_id = review_decisions.id
    WHERE review_decisions.tenant_id = ? AND review_decisions.id >= ?
      AND reviewed_comments.decided_at >= ? AND reviewed_comments.decided_at < ?
      AND (reviewed_comments.undone_at IS NULL OR reviewed_comments.stands
        OR review_decisions.undone_by IS NOT review_decisions.reviewer_id)
      AND NOT EXISTS (SELECT 1 FROM events JOIN deleted_accounts ON deleted_accounts.account_id = events.account_id
        WHERE events.id = reviewed_comments.event_id)
    """
}

/// Adds decisions up, by day and reviewer.
private struct ReviewTally {
  private struct Key: Hashable {
    var day: Timestamp
    var reviewer: OperatorID?
  }

  private var found: [Key: ReviewerDay] = [:]
  private var waits: [Key: [Int64]] = [:]

  mutating func add(_ row: Row) throws {
    let decidedAt = row.time("decided_at")
    let key = Key(day: decidedAt.startOfDay, reviewer: row.optionalID("reviewer_id"))
    var day = found[key] ?? ReviewerDay(reviewer: key.reviewer, day: key.day)
    if row["overturned_at"] != nil { day.overturned += 1 }
    if row["is_single"] {
      switch try row.value("verdict", as: Verdict.self) {
      case .allow, .review, .hold: day.allowed += 1
      case .hide: day.hidden += 1
      case .delete: day.deleted += 1
      }
      if let queuedAt = row.optionalTime("queued_at") {
        waits[key, default: []].append(max(0, decidedAt.milliseconds - queuedAt.milliseconds))
      }
    } else {
      day.inBulk += 1
    }
    found[key] = day
  }

  var days: [ReviewerDay] {
    found.map { key, day in
      var day = day
      if let sorted = waits[key]?.sorted(), !sorted.isEmpty {
        day.medianWait = .milliseconds(sorted[(sorted.count - 1) / 2])
      }
      return day
    }.sorted { ($0.day, $0.reviewer?.rawValue ?? 0) < ($1.day, $1.reviewer?.rawValue ?? 0) }
  }
}
