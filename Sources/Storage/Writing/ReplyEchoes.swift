internal import GRDB
internal import Moderation

/// Knows TikTok's events of our own replies when they come: they are not marked as the account's own.
///
/// By the id that TikTok gave the reply. Where that was never heard, the words under the same comment have to do, as
/// long as the reply may have been sent at all.
final class ReplyEchoes {
  private let hasReplies: RawStatement
  private let find: RawStatement
  private let confirm: RawStatement
  private let keep: RawStatement
  /// Accounts that never replied, so that most comments cost no look.
  private var quietAccounts: Set<Int64> = []

  init(_ db: Database) throws {
    hasReplies = try RawStatement(db, "SELECT 1 FROM replies WHERE account_id = ?1 LIMIT 1")
    find = try RawStatement(
      db,
      """
      SELECT action_id, event_id FROM replies WHERE account_id = ?1 AND written_id = ?2
      UNION ALL
      SELECT replies.action_id, replies.event_id FROM replies JOIN actions ON actions.id = replies.action_id
      WHERE replies.account_id = ?1 AND replies.comment_id = ?3 AND replies.written_id IS NULL
        AND actions.reply_text = ?4
        AND actions.state IN (\(Action.State.accepted.rawValue), \(Action.State.dead.rawValue))
      LIMIT 1
      """)
    confirm = try RawStatement(
      db,
      """
      UPDATE actions SET state = \(Action.State.confirmed.rawValue), confirmed_at = ?1,
        confirmed_by = \(Action.Proof.echo.rawValue), sending_at = NULL, last_error = NULL, updated_at = ?1
      WHERE id = ?2
      """)
    keep = try RawStatement(db, "UPDATE replies SET written_id = ?1 WHERE event_id = ?2 AND action_id = ?3")
  }

  /// Whether `comment` is a reply of ours, which is then confirmed.
  func confirm(by comment: CommentEvent, of accountID: Int64, at moment: Timestamp) throws -> Bool {
    guard comment.kind == .created, let parent = comment.parentCommentID, try mayReply(accountID) else { return false }
    find.bind(1, accountID)
    find.bind(2, comment.commentID)
    find.bind(3, parent)
    find.bind(4, comment.text)
    guard let reply = try find.first({ (action: $0.int(0), event: $0.int(1)) }) else { return false }
    confirm.bind(1, moment.milliseconds)
    confirm.bind(2, reply.action)
    _ = try confirm.run()
    keep.bind(1, comment.commentID)
    keep.bind(2, reply.event)
    keep.bind(3, reply.action)
    _ = try keep.run()
    return true
  }

  /// A reply of the account was queued.
  func expect(from accountID: Int64) { quietAccounts.remove(accountID) }

  private func mayReply(_ accountID: Int64) throws -> Bool {
    guard !quietAccounts.contains(accountID) else { return false }
    hasReplies.bind(1, accountID)
    let found = try hasReplies.hasRow()
    if !found { quietAccounts.insert(accountID) }
    return found
  }
}
