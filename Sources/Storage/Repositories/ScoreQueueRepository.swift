internal import GRDB
public import Moderation

/// Comments that wait for a classifier, in SQLite.
public struct ScoreQueueRepository: ScoreQueue {
  private let database: GatehouseDatabase

  public init(_ database: GatehouseDatabase) { self.database = database }

  public func due(at moment: Timestamp, limit: Int) async throws -> [PendingScore] {
    try await database.read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT \(StoredEvent.columns), pending_scores.categories, pending_scores.attempts AS tries
          FROM pending_scores CROSS JOIN events ON events.id = pending_scores.event_id \(StoredEvent.joins)
          WHERE pending_scores.next_attempt_at <= ?
          ORDER BY pending_scores.next_attempt_at, pending_scores.event_id LIMIT ?
          """,
        arguments: [moment.milliseconds, limit]
      ).map { row in
        PendingScore(
          event: try StoredEvent(row: row), categories: try PendingCategories.categories(json: row["categories"]),
          attempts: row["tries"])
      }
    }
  }

  public func resolve(_ id: EventID, with decision: Decision?, action: PlannedAction?, at moment: Timestamp)
    async throws
  {
    defer { database.work.signal() }
    try await database.write { db, journal in
      // Not waiting any more: answered already, set aside by a person, or deleted.
      guard try db.change("DELETE FROM pending_scores WHERE event_id = ?", [id.rawValue]), let decision,
        let row = try Row.fetchOne(
          db, sql: "\(StoredEvent.selection) WHERE events.id = ?", arguments: [id.rawValue])
      else { return }
      let stored = try StoredEvent(row: row)
      guard let earlier = stored.decision else { return }
      let comment = try StandingComment(stored, db)
      let replaced = try journal.replace(earlier, with: decision, action: action, of: comment.event)
      // Where no removal is asked for and none was, the comment is left as it is: somebody may have hidden it by hand.
      if replaced.action != nil || PlannedAction(for: earlier.verdict, in: comment.dialect) != nil {
        _ = try comment.settle(replaced.action, id: id.rawValue, at: moment, db, journal)
      }
      try comment.event.moveTotal(from: earlier.verdict, to: replaced.decision.verdict, db)
    }
  }

  public func postpone(_ id: EventID, until moment: Timestamp) async throws {
    try await database.write { db in
      try db.execute(
        sql: "UPDATE pending_scores SET attempts = attempts + 1, next_attempt_at = ? WHERE event_id = ?",
        arguments: [moment.milliseconds, id.rawValue])
    }
    database.signals.scores.signal()
  }

  public func waitForScoreWork(until deadline: Timestamp?) async {
    await database.signals.scores.wait(until: deadline, now: database.clock.now())
  }
}

extension DecidedEvent {
  /// Counts the event under another verdict in its hour.
  fileprivate func moveTotal(from old: Verdict, to new: Verdict, _ db: Database) throws {
    guard old != new else { return }
    let hour = EventIDGenerator.moment(of: id).startOfHour.milliseconds
    let kind = CommentEvent.Kind.created.rawValue
    try db.execute(
      sql: """
        UPDATE hourly_totals SET events = events - 1
        WHERE tenant_id = ? AND account_id = ? AND hour_at = ? AND kind = ? AND verdict = ?
        """,
      arguments: [tenantID, accountID, hour, kind, old.rawValue])
    try db.execute(
      sql: """
        DELETE FROM hourly_totals
        WHERE tenant_id = ? AND account_id = ? AND hour_at = ? AND kind = ? AND verdict = ? AND events <= 0
        """,
      arguments: [tenantID, accountID, hour, kind, old.rawValue])
    let occurredAt = comment.occurredAt.milliseconds
    try db.execute(
      sql: """
        INSERT INTO hourly_totals (tenant_id, account_id, hour_at, kind, verdict, events, first_at, last_at)
        VALUES (?, ?, ?, ?, ?, 1, ?, ?)
        ON CONFLICT DO UPDATE SET events = events + 1, first_at = min(first_at, excluded.first_at),
          last_at = max(last_at, excluded.last_at)
        """,
      arguments: [tenantID, accountID, hour, kind, new.rawValue, occurredAt, occurredAt])
  }
}
