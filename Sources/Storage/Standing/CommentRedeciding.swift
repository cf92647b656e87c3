internal import GRDB
internal import Moderation

extension StandingComment {
  /// What came of deciding once more.
  struct Redecision {
    var decision: Decision
    /// Nil where the comment was left as it is: because neither decision asks for a removal, and somebody may have hidden
    /// it by hand, or because of what a person said when TikTok told of it before.
    var settlement: Settlement?
  }

  /// Puts `decision`, which asks for `action`, in the place of `earlier` with all that follows from it, as if it had
  /// been made at once: labels, notices, replies, counts, fuses, and the actions on the comment.
  ///
  /// `asReplay` says that the comment came long ago: nobody is told or answered, nothing is urgent, and no share of
  /// hits is asked of its rules, since shares are of the day's comments.
  @discardableResult
  func redecide(
    _ earlier: Decision, as decision: Decision, action: PlannedAction?, asReplay: Bool = false, at moment: Timestamp,
    _ db: Database, _ journal: JournalStatements
  ) throws -> Redecision {
    let replaced = try journal.replace(earlier, with: decision, action: action, of: event, asReplay: asReplay)
    var settlement: Settlement?
    let concernsRemoval = replaced.action != nil || PlannedAction(for: earlier.verdict, in: dialect) != nil
    if concernsRemoval, try reviewedVerdict(db) == nil {
      let isUrgent = try !asReplay && !event.wasFound(db)
      settlement = try settle(
        replaced.action, id: event.id, urgency: isUrgent ? .prompt : .background, at: moment, db, journal.ids)
    }
    try event.moveTotal(from: earlier.verdict, to: replaced.decision.verdict, db)
    return Redecision(decision: replaced.decision, settlement: settlement)
  }
}

extension DecidedEvent {
  /// Whether no delivery brought it.
  fileprivate func wasFound(_ db: Database) throws -> Bool {
    try Bool.fetchOne(
      db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM found_comments WHERE event_id = ?)"), arguments: [id])
      ?? false
  }

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
