internal import GRDB
public import Moderation

/// The outbox in SQLite.
public struct OutboxRepository: Outbox {
  private let database: GatehouseDatabase

  public init(_ database: GatehouseDatabase) { self.database = database }

  /// Leaves out what waits for a person: disabled tenants and accounts, and accounts that must be authorised again.
  private static let ofActiveOwners = """
     JOIN tenants ON tenants.id = actions.tenant_id AND tenants.disabled = 0
     JOIN accounts ON accounts.id = actions.account_id AND accounts.disabled = 0 AND disconnected_at IS NULL
    """

  public func due(
    at moment: Timestamp, limit: Int, excluding inFlight: Set<ActionID>, pausedAccounts: Set<AccountID>
  ) async throws -> [Action] {
    let paused = pausedAccounts.map { String($0.rawValue) }.joined(separator: ", ")
    return try await database.read { db in
      // Enough rows that those already in flight cannot crowd out the rest.
      let rows = try Row.fetchAll(
        db,
        sql: Action.selection + Self.ofActiveOwners + """
           WHERE actions.state = \(Action.State.requested.rawValue) AND actions.next_attempt_at <= ?
             AND actions.account_id NOT IN (\(paused))
          ORDER BY actions.next_attempt_at LIMIT ?
          """,
        arguments: [moment.milliseconds, limit + inFlight.count])
      return Array(try rows.map(Action.init(row:)).filter { !inFlight.contains($0.id) }.prefix(limit))
    }
  }

  public func nextDue(after moment: Timestamp) async throws -> Timestamp? {
    try await database.read { db in
      try Int64.fetchOne(
        db,
        sql: """
          SELECT min(next_attempt_at) FROM actions
          WHERE state = \(Action.State.requested.rawValue) AND next_attempt_at > ?
          """,
        arguments: [moment.milliseconds]
      ).map(Timestamp.init(milliseconds:))
    }
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
      try Int64.fetchOne(
        db,
        sql: """
          SELECT next_attempt_at FROM actions \(Self.ofActiveOwners)
          WHERE state = \(Action.State.requested.rawValue) AND next_attempt_at <= ?
          ORDER BY next_attempt_at LIMIT 1
          """,
        arguments: [moment.milliseconds]
      ).map { moment - Timestamp(milliseconds: $0) }
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
