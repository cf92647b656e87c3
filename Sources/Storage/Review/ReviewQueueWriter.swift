internal import GRDB
internal import Moderation

/// Keeps the review queue as decisions are kept. Comments that no person is asked about cost it nothing.
final class ReviewQueueWriter {
  private let insert: RawStatement
  private let delete: RawStatement
  private let deleteGone: RawStatement

  init(_ db: Database) throws {
    // TikTok may tell of a comment's end before its beginning, and of its beginning more than once.
    insert = try RawStatement(
      db,
      """
      INSERT INTO review_queue (event_id, tenant_id, account_id, queued_at)
      SELECT ?1, ?2, ?3, ?4 WHERE NOT EXISTS (
        SELECT 1 FROM events AS told
        WHERE told.comment_id = ?5 AND told.account_id = ?3
          AND (told.kind = \(CommentEvent.Kind.deleted.rawValue)
            OR EXISTS (SELECT 1 FROM review_queue WHERE event_id = told.id)
            OR EXISTS (SELECT 1 FROM reviews WHERE event_id = told.id)))
      """)
    delete = try RawStatement(db, "DELETE FROM review_queue WHERE event_id = ?1")
    deleteGone = try RawStatement(
      db,
      """
      DELETE FROM review_queue WHERE event_id IN (
        SELECT id FROM events WHERE comment_id = ?1 AND account_id = ?2
          AND kind = \(CommentEvent.Kind.created.rawValue))
      """)
  }

  /// Unless the comment waits already, a person decided about it, or it is gone.
  func add(_ event: DecidedEvent, at moment: Timestamp) throws {
    insert.bind(1, event.id)
    insert.bind(2, event.tenantID)
    insert.bind(3, event.accountID)
    insert.bind(4, moment.milliseconds)
    insert.bind(5, event.comment.commentID)
    _ = try insert.run()
  }

  func remove(_ event: DecidedEvent) throws {
    delete.bind(1, event.id)
    _ = try delete.run()
  }

  func removeGone(_ comment: CommentEvent, of accountID: Int64) throws {
    deleteGone.bind(1, comment.commentID)
    deleteGone.bind(2, accountID)
    _ = try deleteGone.run()
  }
}
