internal import GRDB
internal import Moderation

/// Counts comments by the day on which they were written, as far as the totals of the hours of their recording do not.
final class CoverageDays {
  private let add: RawStatement

  init(_ db: Database) throws {
    add = try RawStatement(
      db,
      """
      INSERT INTO coverage_days (account_id, day_at, moved, found, late) VALUES (?1, ?2, ?3, ?4, ?5)
      ON CONFLICT DO UPDATE SET moved = moved + excluded.moved, found = found + excluded.found,
        late = late + excluded.late
      """)
  }

  /// The comment's creation is the event of this id. Costs nothing where it came on the day on which it was written.
  func place(_ comment: CommentEvent, as eventID: Int64, of accountID: Int64) throws {
    let (written, recorded) = (comment.occurredAt.startOfDay, EventIDGenerator.moment(of: eventID).startOfDay)
    guard written != recorded else { return }
    try change(recorded, of: accountID, moved: -1)
    try change(written, of: accountID, moved: 1)
  }

  /// The comment was found because no delivery had brought it.
  func addFound(_ comment: CommentEvent, of accountID: Int64) throws {
    try change(comment.occurredAt.startOfDay, of: accountID, found: 1)
  }

  /// A delivery brought it after all.
  func addLate(_ comment: CommentEvent, of accountID: Int64) throws {
    try change(comment.occurredAt.startOfDay, of: accountID, late: 1)
  }

  private func change(_ day: Timestamp, of accountID: Int64, moved: Int64 = 0, found: Int64 = 0, late: Int64 = 0)
    throws
  {
    add.bind(1, accountID)
    add.bind(2, day.milliseconds)
    add.bind(3, moved)
    add.bind(4, found)
    add.bind(5, late)
    _ = try add.run()
  }
}
