internal import GRDB
public import Moderation

/// The outbox in SQLite.
public struct OutboxRepository: Outbox {
  private let database: GatehouseDatabase
  private let patience: Duration

  /// `patience` is how long TikTok may take to tell by an event that it did what it accepted, before the comment is
  /// looked at.
  public init(_ database: GatehouseDatabase, patience: Duration = .seconds(360)) {
    self.database = database
    self.patience = patience
  }

  public func due(
    at moment: Timestamp, limit: Int, perAccount: Int, excluding inFlight: Set<ActionID>, turns: OutboxTurns
  ) async throws -> OutboxPass {
    try await database.read { db in
      try OutboxQueries.due(
        at: moment, limit: limit, perAccount: perAccount, excluding: inFlight, turns: turns, db)
    }
  }

  public func comments(
    of videoID: String, in line: OutboxTurns.Line<AccountID>, dueAt moment: Timestamp, limit: Int,
    excluding known: Set<ActionID>
  ) async throws -> [ActionID: String] {
    try await database.readTogether { db in
      try OutboxLine(of: line.owner, line.urgency, dueAt: moment)
        .comments(of: videoID, limit: limit, excluding: known, db)
    }
  }

  public func isStillRequested(_ id: ActionID, at moment: Timestamp) async throws -> Bool {
    let (isRequested, isMistaken) = try await database.readTogether { db in
      (try Self.isRequested(id, db), try OwnCommentCorrection.mistake(behind: id, db) != nil)
    }
    guard isRequested, isMistaken else { return isRequested }
    return try await correctingMistake(behind: id, at: moment) { db in try Self.isRequested(id, db) }
  }

  public func beginReply(_ id: ActionID, at moment: Timestamp) async throws -> Bool {
    try await correctingMistake(behind: id, at: moment) { db in try SentReplies.begin(id, at: moment, db) }
  }

  private static func isRequested(_ id: ActionID, _ db: Database) throws -> Bool {
    try Bool.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT EXISTS (SELECT 1 FROM actions WHERE id = ? AND state = \(Action.State.requested.rawValue)
            AND \(DeletedAccounts.isThere(for: "actions")))
          """),
      arguments: [id.rawValue]) ?? false
  }

  /// `body` comes after what was decided wrongly about an account's own comment was put right, if it was.
  private func correctingMistake(
    behind id: ActionID, at moment: Timestamp, _ body: @escaping @Sendable (Database) throws -> Bool
  ) async throws -> Bool {
    try await database.write { db, journal in
      if let event = try OwnCommentCorrection.mistake(behind: id, db) {
        try OwnCommentCorrection.correct(event, at: moment, db, journal)
      }
      return try body(db)
    }
  }

  public func record(_ outcome: AttemptOutcome, of id: ActionID, began: Timestamp, ended: Timestamp) async throws {
    let row = OutcomeRow(outcome)
    let acceptance = Acceptance(of: id, at: ended, patience: patience)
    let isReversed = try await database.write { db, journal in
      try SentReplies.end(id, db)
      // Deleted with its tenant or account meanwhile: nothing is left to record.
      guard
        try db.change(
          """
          UPDATE actions SET attempts = attempts + ?, attempts_before = attempts_before + ?, last_error = ?,
            updated_at = ?
          WHERE id = ? AND \(DeletedAccounts.isThere(for: "actions"))
          """,
          [row.counts, row.isExcused, row.error, ended.milliseconds, id.rawValue])
      else { return false }
      if row.counts {
        _ = try db.change(
          """
          INSERT INTO attempts (action_id, number, began_at, ended_at, outcome, error)
          SELECT id, attempts, ?, ?, ?, ? FROM actions WHERE id = ?
          """,
          [began.milliseconds, ended.milliseconds, row.outcome.rawValue, row.error, id.rawValue])
      }
      // An echo may have confirmed it while the call was under way: that stands.
      let isMoved = try db.change(
        """
        UPDATE actions SET state = ?, failure = ?, next_attempt_at = coalesce(?, next_attempt_at)
        WHERE id = ? AND state = \(Action.State.requested.rawValue)
        """,
        [row.state.rawValue, row.failure?.rawValue, row.nextAttempt?.milliseconds, id.rawValue])
      if let reply = row.reply { try SentReplies.keep(reply, of: id, db) }
      switch row.state {
      case .failed, .dead: if isMoved { try SentReplies.tell(id, error: row.error ?? "", at: ended, db) }
      case .accepted, .confirmed, .requested, .withdrawn: break
      }
      switch outcome {
      case .accepted, .replied:
        let isReversed = try reverseIfWithdrawn(id, at: ended, db, journal)
        try acceptance.keep(db, journal)
        return isReversed
      case .confirmed:
        let isReversed = try reverseIfWithdrawn(id, at: ended, db, journal)
        try acceptance.keepGone(db, journal)
        return isReversed
      case .retry, .dead, .postponed(_, _, mayHaveHappened: true): try acceptance.keepUnknown(db)
      case .failed: try acceptance.keepUnknown(ofAttemptsBefore: true, db)
      case .postponed: break
      }
      return false
    }
    if row.nextAttempt != nil || isReversed { database.work.signal() }
    database.signals.confirmations.signal(due: acceptance.checkAt)
  }

  public func oldestDueAge(at moment: Timestamp) async throws -> Duration? {
    try await database.read { db in
      guard let oldest = try OutboxQueries.earliest(db), oldest <= moment else { return nil }
      return moment - oldest
    }
  }

  public func waitForWork(until deadline: Timestamp?) async {
    await database.work.wait(until: deadline, now: database.clock.now())
  }
}

/// What was withdrawn while its call was under way was done all the same: it counts as sent, and the comment is brought
/// back to what is wanted of it. A delete cannot be reversed. True where an action was queued.
private func reverseIfWithdrawn(
  _ id: ActionID, at moment: Timestamp, _ db: Database, _ journal: JournalStatements
) throws -> Bool {
  let row = try Row.fetchOne(
    db.cachedStatement(
      sql: """
        SELECT tenant_id, event_id, carried_out_as FROM actions
        WHERE id = ? AND state = \(Action.State.withdrawn.rawValue)
        """),
    arguments: [id.rawValue])
  guard let row, let comment = try StandingComment(row.id("event_id"), of: row.id("tenant_id"), db) else {
    return false
  }
  let wanted = try comment.wanted(db)
  try db.execute(
    sql: "UPDATE actions SET state = \(Action.State.accepted.rawValue), updated_at = ? WHERE id = ?",
    arguments: [moment.milliseconds, id.rawValue])
  guard try row.value("carried_out_as", as: Action.Kind.self) != .reply else { return false }
  return try comment.settle(wanted, at: moment, db, journal.ids) == .queued
}

/// An attempt's outcome in columns.
private struct OutcomeRow: Sendable {
  var outcome: Action.Attempt.Outcome
  var state: Action.State
  /// Whether it was an attempt at all: whether TikTok may have done something.
  var counts = true
  /// Whether the schedule of attempts goes on as if it had not been made.
  var isExcused = false
  var error: String?
  /// Why it was given up.
  var failure: Action.Failure?
  var nextAttempt: Timestamp?
  /// The id of the reply that was written.
  var reply: String?

  init(_ made: AttemptOutcome) {
    switch made {
    case .accepted: (outcome, state) = (.accepted, .accepted)
    case .replied(let id): (outcome, state, reply) = (.accepted, .accepted, id)
    case .confirmed: (outcome, state) = (.confirmed, .confirmed)
    case .postponed(let moment, let error, let mayHaveHappened):
      (outcome, state, self.error, nextAttempt) = (.postponed, .requested, error, moment)
      (counts, isExcused) = (mayHaveHappened, mayHaveHappened)
    case .retry(let moment, let error): (outcome, state, self.error, nextAttempt) = (.retry, .requested, error, moment)
    case .failed(let error, let failure):
      (outcome, state, self.error, self.failure) = (.failed, .failed, error, failure)
    case .dead(let error, let failure): (outcome, state, self.error, self.failure) = (.dead, .dead, error, failure)
    }
  }
}
