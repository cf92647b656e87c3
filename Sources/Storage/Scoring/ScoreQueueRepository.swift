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
      try comment.redecide(earlier, as: decision, action: action, at: moment, db, journal)
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
