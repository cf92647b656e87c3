internal import GRDB
internal import Moderation

/// Replies are written at most once: while one is on its way it stands as given up, so that an end of the process in
/// between leaves it so.
enum SentReplies {
  /// Without the error, which may quote what was to be written.
  static let notSent = "a reply was not sent, or may not have been"
  private static let unknown = "nobody knows whether it arrived: the gateway stopped while it was being sent"

  /// False where the reply is not waiting any more.
  static func begin(_ id: ActionID, at moment: Timestamp, _ db: Database) throws -> Bool {
    try db.change(
      """
      UPDATE actions SET state = \(Action.State.dead.rawValue), failure = '\(Action.Failure.outcomeUnknown.rawValue)',
        sending_at = ?, last_error = ?, updated_at = ?
      WHERE id = ? AND state = \(Action.State.requested.rawValue)
        AND carried_out_as = \(Action.Kind.reply.rawValue) AND \(DeletedAccounts.isThere(for: "actions"))
      """,
      [moment.milliseconds, unknown, moment.milliseconds, id.rawValue])
  }

  /// The call came back: its outcome is recorded as that of any other action. A reply whose text was erased meanwhile
  /// cannot be sent again.
  static func end(_ id: ActionID, _ db: Database) throws {
    _ = try db.change(
      """
      UPDATE actions SET sending_at = NULL, state = iif(reply_text IS NULL,
        \(Action.State.withdrawn.rawValue), \(Action.State.requested.rawValue))
      WHERE id = ? AND sending_at IS NOT NULL
      """,
      [id.rawValue])
  }

  /// Keeps under which id TikTok wrote the reply, so that its event is known when it comes.
  static func keep(_ reply: String, of id: ActionID, _ db: Database) throws {
    try db.execute(
      sql: """
        UPDATE replies SET written_id = ?
        WHERE event_id = (SELECT event_id FROM actions WHERE id = ?) AND action_id = ?
        """,
      arguments: [reply, id.rawValue, id.rawValue])
  }

  /// Leaves a notice where the action is a reply.
  static func tell(_ id: ActionID, error: String, at moment: Timestamp, _ db: Database) throws {
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT actions.tenant_id, actions.event_id, replies.rule_id FROM actions
        LEFT JOIN replies ON replies.event_id = actions.event_id AND replies.action_id = actions.id
        WHERE actions.id = ? AND actions.carried_out_as = \(Action.Kind.reply.rawValue)
        """,
      arguments: [id.rawValue])
    guard let row else { return }
    try db.execute(
      sql: NoticeWriter.insertSQL,
      arguments: [
        FollowingID.earliest(at: moment), FollowingID.step(), row["tenant_id"] as Int64, Notice.Kind.reply.rawValue,
        row["rule_id"] as String?, row["event_id"] as Int64,
        "\(notSent): \(error)", moment.milliseconds,
      ])
  }

  /// After a start: tells of the replies that were on their way when the process ended.
  static func recover(at moment: Timestamp, _ db: Database) throws {
    for id in try Int64.fetchAll(db, sql: "SELECT id FROM actions WHERE sending_at IS NOT NULL") {
      try tell(ActionID(rawValue: id), error: unknown, at: moment, db)
      try db.execute(sql: "UPDATE actions SET sending_at = NULL WHERE id = ?", arguments: [id])
    }
  }
}
