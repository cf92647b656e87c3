internal import GRDB
internal import Moderation

/// Queues comments that came without their text.
final class MissingTexts {
  private let insert: RawStatement
  private let accounts: JournalAccounts
  private var hasAdded = false

  init(_ db: Database, accounts: JournalAccounts) throws {
    self.accounts = accounts
    insert = try RawStatement(
      db, "INSERT INTO pending_texts (event_id, account_id, video_id, next_attempt_at) VALUES (?1, ?2, ?3, ?4)")
  }

  /// Only in `business` is there a list to find the text in. An account's own comment needs none.
  func add(_ event: DecidedEvent, decidedAs decision: Decision, at moment: Timestamp) throws {
    guard decision.basis != .ownComment, try accounts.dialect(of: event.accountID) == .business else { return }
    insert.bind(1, event.id)
    insert.bind(2, event.accountID)
    insert.bind(3, event.comment.videoID)
    insert.bind(4, moment.milliseconds)
    _ = try insert.run()
    hasAdded = true
  }

  /// Answers once whether there were any since the last time.
  func takeHasAdded() -> Bool {
    defer { hasAdded = false }
    return hasAdded
  }

  func discard() { hasAdded = false }
}
