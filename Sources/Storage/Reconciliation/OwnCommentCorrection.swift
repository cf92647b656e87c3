internal import GRDB
internal import Moderation

/// Puts right what was decided about a comment as if somebody else than its account had written it.
enum OwnCommentCorrection {
  /// A condition on events with their decisions: decided so, and not by a person.
  static let isMistaken = """
    kind = \(CommentEvent.Kind.created.rawValue) AND basis <> \(Decision.Basis.ownComment.rawValue)
      AND NOT EXISTS (SELECT 1 FROM reviews WHERE reviews.event_id = events.id)
    """

  /// The event of the comment that the action is about, where the account is known by now to have written it, and
  /// nobody has put it right yet. To show a comment again is never a mistake.
  static func mistake(behind id: ActionID, _ db: Database) throws -> EventID? {
    try Int64.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT events.id FROM actions JOIN events ON events.id = actions.event_id
          JOIN accounts ON accounts.id = events.account_id AND accounts.author_id = events.author_id
          JOIN decisions ON decisions.event_id = events.id
          WHERE actions.id = ? AND carried_out_as <> \(Action.Kind.unhide.rawValue) AND \(isMistaken)
          """), arguments: [id.rawValue]
    ).map(EventID.init(rawValue:))
  }

  /// The comment is allowed, what waits to be done to it is withdrawn, and what was done is to be taken back.
  static func correct(_ id: EventID, at moment: Timestamp, _ db: Database, _ journal: JournalStatements) throws {
    let row = try Row.fetchOne(
      db, sql: "\(StoredEvent.selection) WHERE events.id = ?", arguments: [id.rawValue])
    guard let row else { return }
    let stored = try StoredEvent(row: row)
    guard stored.review == nil, let earlier = stored.decision, earlier.basis != .ownComment else { return }
    for table in ["pending_scores", "pending_texts"] {
      try db.execute(sql: "DELETE FROM \(table) WHERE event_id = ?", arguments: [id.rawValue])
    }
    try StandingComment(stored, db).redecide(
      earlier, as: Decision(verdict: .allow, basis: .ownComment), action: nil, at: moment, db, journal)
    // Decisions settle what is done to the comment, and leave alone what is written under it.
    try db.execute(
      sql: """
        UPDATE actions SET state = \(Action.State.withdrawn.rawValue), updated_at = ?
        WHERE event_id = ? AND state = \(Action.State.requested.rawValue)
          AND carried_out_as = \(Action.Kind.reply.rawValue)
        """, arguments: [moment.milliseconds, id.rawValue])
  }
}
