internal import GRDB
internal import Moderation

/// Keeps the comments that no delivery brought, so that each is decided once however it comes: found, delivered late,
/// or both at the same time.
final class FoundComments {
  private let hasFound: RawStatement
  private let find: RawStatement
  private let findEvent: RawStatement
  private let insert: RawStatement
  private let days: CoverageDays
  private let markDelivered: RawStatement
  private let endSilence: RawStatement
  /// Accounts of which none was ever found, so that their deliveries cost no look.
  private var completeAccounts: Set<Int64> = []

  init(_ db: Database, days: CoverageDays) throws {
    self.days = days
    hasFound = try RawStatement(db, "SELECT 1 FROM found_comments WHERE account_id = ?1 LIMIT 1")
    find = try RawStatement(
      db, "SELECT event_id, delivered_at FROM found_comments WHERE account_id = ?1 AND comment_id = ?2")
    findEvent = try RawStatement(
      db,
      """
      SELECT 1 FROM events
      WHERE comment_id = ?1 AND account_id = ?2 AND kind = \(CommentEvent.Kind.created.rawValue) LIMIT 1
      """)
    insert = try RawStatement(
      db, "INSERT INTO found_comments (event_id, account_id, comment_id) VALUES (?1, ?2, ?3)")
    markDelivered = try RawStatement(db, "UPDATE found_comments SET delivered_at = ?1 WHERE event_id = ?2")
    endSilence = try RawStatement(
      db,
      """
      UPDATE account_silences SET heard_at = max(coalesce(heard_at, 0), ?1), found = 0, told_at = NULL,
        quiet_told_at = NULL
      WHERE account_id = ?2
      """)
  }

  /// Whether the comment's creation is on disk already: for what was found, under any time; for a delivery, where it
  /// was found before, since all else `events_once` tells.
  func isRepetition(
    _ comment: CommentEvent, of accountID: Int64, from origin: JournalEntry.Origin, at moment: Timestamp
  ) throws -> Bool {
    guard comment.kind == .created else { return false }
    switch origin {
    case .sweep:
      findEvent.bind(1, comment.commentID)
      findEvent.bind(2, accountID)
      return try findEvent.hasRow()
    case .delivery, .retry:
      guard try mayHaveFound(accountID) else { return false }
      find.bind(1, accountID)
      find.bind(2, comment.commentID)
      guard let known = try find.first({ (event: $0.int(0), deliveredAt: $0.optionalInt(1)) }) else { return false }
      if known.deliveredAt == nil { try noteDelivery(of: comment, known.event, accountID, at: moment) }
      return true
    }
  }

  /// A comment was found and is the event of this id.
  func keep(_ comment: CommentEvent, as eventID: Int64, of accountID: Int64) throws {
    completeAccounts.remove(accountID)
    insert.bind(1, eventID)
    insert.bind(2, accountID)
    insert.bind(3, comment.commentID)
    _ = try insert.run()
    try days.addFound(comment, of: accountID)
  }

  private func noteDelivery(of comment: CommentEvent, _ eventID: Int64, _ accountID: Int64, at moment: Timestamp) throws
  {
    markDelivered.bind(1, moment.milliseconds)
    markDelivered.bind(2, eventID)
    _ = try markDelivered.run()
    try days.addLate(comment, of: accountID)
    endSilence.bind(1, moment.milliseconds)
    endSilence.bind(2, accountID)
    _ = try endSilence.run()
  }

  private func mayHaveFound(_ accountID: Int64) throws -> Bool {
    guard !completeAccounts.contains(accountID) else { return false }
    hasFound.bind(1, accountID)
    let found = try hasFound.hasRow()
    if !found { completeAccounts.insert(accountID) }
    return found
  }
}
