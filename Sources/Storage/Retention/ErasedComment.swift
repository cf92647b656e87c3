internal import GRDB
internal import Moderation

/// Takes out of everything that is stored about one comment what tells of the person who wrote it. The rows stay: they
/// tell a repeated delivery, and what is counted stays right.
struct ErasedComment {
  /// A condition that holds for events of which nothing is left to decide by; TikTok always names the author.
  static let isErased = "(events.author_id IS NULL AND events.username IS NULL AND events.text IS NULL)"

  let tenantID: Int64
  let accountID: Int64
  let commentID: String

  /// Adds what was found to `counts`.
  func erase(at moment: Timestamp, adding counts: inout Erasure.Counts, _ db: Database) throws {
    let events = try Int64.fetchAll(
      db.cachedStatement(sql: "SELECT id FROM events WHERE comment_id = ? AND account_id = ? AND tenant_id = ?"),
      arguments: [commentID, accountID, tenantID])
    let earlier = counts.events
    for event in events {
      counts.events += try change(
        "UPDATE events SET author_id = NULL, username = NULL, text = NULL WHERE id = ? AND NOT \(Self.isErased)", event,
        db)
      counts.explanations += try change(
        "UPDATE decisions SET explanation = NULL WHERE event_id = ? AND explanation IS NOT NULL", event, db)
      counts.labels += try change("DELETE FROM event_labels WHERE event_id = ?", event, db)
      // Without its text a classifier has nothing to say about it, and its text is not asked for: what was decided
      // stands.
      for table in ["pending_scores", "pending_texts"] {
        _ = try change("DELETE FROM \(table) WHERE event_id = ?", event, db)
      }
      try ErasedReviews.erase(ofEvent: event, db)
      try eraseReply(to: event, at: moment, adding: &counts, db)
    }
    // Not again where another event of it was found.
    if counts.events > earlier { counts.comments += 1 }
  }

  /// A reply may name the person. One that was not sent is not sent any more; one on its way is withdrawn when it comes
  /// back without having been written (`SentReplies.end`).
  private func eraseReply(
    to event: Int64, at moment: Timestamp, adding counts: inout Erasure.Counts, _ db: Database
  ) throws {
    let reply = Action.Kind.reply.rawValue
    let unsent = [Action.State.requested, .failed, .dead].map { "\($0.rawValue)" }.joined(separator: ", ")
    try db.cachedStatement(
      sql: """
        UPDATE actions SET state = \(Action.State.withdrawn.rawValue), updated_at = ?
        WHERE event_id = ? AND requested = \(reply) AND state IN (\(unsent)) AND sending_at IS NULL
        """
    ).execute(arguments: [moment.milliseconds, event])
    counts.replies += try change(
      "UPDATE actions SET reply_text = NULL, last_error = NULL WHERE event_id = ? AND reply_text IS NOT NULL", event, db
    )
    _ = try change(
      """
      UPDATE attempts SET error = NULL WHERE error IS NOT NULL
        AND action_id IN (SELECT id FROM actions WHERE event_id = ? AND requested = \(reply))
      """, event, db)
    _ = try change(
      """
      UPDATE notices SET message = '\(SentReplies.notSent)'
      WHERE event_id = ? AND kind = \(Notice.Kind.reply.rawValue)
      """, event, db)
    // TikTok told of our reply as of any comment, with its text.
    _ = try change(
      """
      UPDATE events SET text = NULL
      WHERE id IN (SELECT echo.id FROM replies JOIN events AS echo
        ON echo.comment_id = replies.written_id AND echo.account_id = replies.account_id WHERE replies.event_id = ?)
      """, event, db)
  }

  private func change(_ sql: String, _ event: Int64, _ db: Database) throws -> Int64 {
    try db.cachedStatement(sql: sql).execute(arguments: [event])
    return Int64(db.changesCount)
  }
}
