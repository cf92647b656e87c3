internal import GRDB
public import Moderation

/// The outbox in SQLite.
public struct OutboxRepository: Outbox {
  private let database: GatehouseDatabase

  public init(_ database: GatehouseDatabase) { self.database = database }

  public func due(
    at moment: Timestamp, limit: Int, perAccount: Int, excluding inFlight: Set<ActionID>,
    pausedAccounts: Set<AccountID>
  ) async throws -> [Action] {
    try await database.read { db in
      try OutboxQueries.due(
        at: moment, limit: limit, perAccount: perAccount, excluding: inFlight, pausedAccounts: pausedAccounts, db)
    }
  }

  public func nextDue(after moment: Timestamp) async throws -> Timestamp? {
    try await database.read { db in try OutboxQueries.earliest(after: moment, db) }
  }

  public func isStillRequested(_ id: ActionID) async throws -> Bool {
    try await database.read { db in
      try Int.fetchOne(db, sql: "SELECT state FROM actions WHERE id = ?", arguments: [id.rawValue])
        == Action.State.requested.rawValue
    }
  }

  public func record(_ outcome: AttemptOutcome, of id: ActionID, began: Timestamp, ended: Timestamp) async throws {
    let row = OutcomeRow(outcome)
    try await database.write { db in
      // Deleted with its tenant or account meanwhile: nothing is left to record.
      guard
        try db.change(
          "UPDATE actions SET attempts = attempts + ?, last_error = ?, updated_at = ? WHERE id = ?",
          [row.counts, row.error, ended.milliseconds, id.rawValue])
      else { return }
      if row.counts {
        try db.execute(
          sql: """
            INSERT INTO attempts (action_id, number, began_at, ended_at, outcome, error)
            SELECT id, attempts, ?, ?, ?, ? FROM actions WHERE id = ?
            """,
          arguments: [began.milliseconds, ended.milliseconds, row.name, row.error, id.rawValue])
      }
      // An echo may have confirmed it while the call was under way: that stands.
      try db.execute(
        sql: """
          UPDATE actions SET state = ?, next_attempt_at = coalesce(?, next_attempt_at)
          WHERE id = ? AND state = \(Action.State.requested.rawValue)
          """,
        arguments: [row.state.rawValue, row.nextAttempt?.milliseconds, id.rawValue])
    }
    if row.nextAttempt != nil { database.work.signal() }
  }

  public func oldestDueAge(at moment: Timestamp) async throws -> Duration? {
    try await database.read { db in
      guard let oldest = try OutboxQueries.earliest(after: nil, db), oldest <= moment else { return nil }
      return moment - oldest
    }
  }

  public func waitForWork(until deadline: Timestamp?) async {
    let limit = Duration.seconds(60)
    let wanted = deadline.map { $0 - database.clock.now() } ?? limit
    await database.work.wait(atMost: max(.zero, min(wanted, limit)))
  }
}

/// An attempt's outcome in columns.
private struct OutcomeRow: Sendable {
  var name: String
  var state: Action.State
  /// Whether it was an attempt at all.
  var counts = true
  var error: String?
  var nextAttempt: Timestamp?

  init(_ outcome: AttemptOutcome) {
    switch outcome {
    case .accepted: (name, state) = ("accepted", .accepted)
    case .confirmed: (name, state) = ("confirmed", .confirmed)
    case .postponed(let moment, let error):
      (name, state, counts, self.error, nextAttempt) = ("postponed", .requested, false, error, moment)
    case .retry(let moment, let error): (name, state, self.error, nextAttempt) = ("retry", .requested, error, moment)
    case .failed(let error): (name, state, self.error) = ("failed", .failed, error)
    case .dead(let error): (name, state, self.error) = ("dead", .dead, error)
    }
  }
}
