internal import GRDB
internal import Moderation

/// The days of an account of which everything was compared: all the videos that are swept are covered until their end.
struct ComparedDays {
  private static let day = Duration.seconds(86_400)

  let account: AccountID
  /// Nothing from before was looked at.
  let horizon: Timestamp

  /// Marks those that became so.
  func mark(at moment: Timestamp, _ db: Database) throws {
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT created_at, (SELECT min(coalesce(covered_until, 0)) FROM swept_videos WHERE account_id = accounts.id)
          AS covered
        FROM accounts WHERE id = ?
        """, arguments: [account.rawValue])
    guard let row, let covered = row.optionalTime("covered") else { return }
    let created = row.time("created_at")
    // Nothing from before it was set up is missed.
    var day = horizon <= created ? created.startOfDay : (horizon + Self.day - .milliseconds(1)).startOfDay
    while day + Self.day <= covered {
      try db.cachedStatement(
        sql: """
          INSERT INTO coverage_days (account_id, day_at, compared_at) VALUES (?, ?, ?)
          ON CONFLICT DO UPDATE SET compared_at = coalesce(compared_at, excluded.compared_at)
          """
      ).execute(arguments: [account.rawValue, day.milliseconds, moment.milliseconds])
      day = day + Self.day
    }
  }
}
