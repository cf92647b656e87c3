internal import GRDB
public import Moderation

// What events tell of videos and accounts. Read from the events in passing, so that ingest has nothing to do with it.

extension SweepRepository {
  public func noteActivity(
    since start: Timestamp, limit: Int, sweepingWithin interval: Duration, at moment: Timestamp
  ) async throws -> Bool {
    let news = try await database.read { db in try ActivityNews(since: start, limit: limit, at: moment, db) }
    guard news.events > 0 else { return false }
    try await database.write { db in
      for video in news.videos {
        // Nothing where the account is gone meanwhile.
        try db.execute(
          sql: """
            INSERT INTO swept_videos (tenant_id, account_id, video_id, last_event_at, next_sweep_at)
            SELECT tenant_id, id, ?1, ?2, iif(author_id IS NULL, ?3, ?4) FROM accounts WHERE id = ?5
            ON CONFLICT DO UPDATE SET last_event_at = max(last_event_at, excluded.last_event_at),
              next_sweep_at = min(next_sweep_at, ?4)
            """,
          arguments: [
            video.videoID, video.lastEventAt.milliseconds, moment.milliseconds, (moment + interval).milliseconds,
            video.accountID,
          ])
      }
      for (account, heardAt) in news.heard {
        try db.execute(
          sql: """
            INSERT INTO account_silences (account_id, heard_at, watched_from)
            SELECT id, ?1, ?2 FROM accounts WHERE id = ?3
            ON CONFLICT DO UPDATE SET heard_at = max(coalesce(heard_at, 0), excluded.heard_at), found = 0,
              told_at = NULL, quiet_told_at = NULL
            """,
          arguments: [heardAt.milliseconds, moment.milliseconds, account])
      }
      for row in try Row.fetchAll(db, sql: Self.unheardSQL, arguments: [news.after, news.last]) {
        try db.execute(
          sql: "UPDATE account_silences SET found = found + ? WHERE account_id = ?",
          arguments: [row["comments"] as Int, row["account_id"] as Int64])
      }
      try db.execute(sql: "UPDATE sweep_cursor SET event_id = ?", arguments: [news.last])
    }
    return news.events == limit
  }

  /// Found comments that were written after the account was heard of last: those from before tell nothing of now.
  private static let unheardSQL = """
    SELECT found_comments.account_id, count(*) AS comments FROM found_comments
    CROSS JOIN events ON events.id = found_comments.event_id
    CROSS JOIN account_silences ON account_silences.account_id = found_comments.account_id
    WHERE found_comments.event_id > ? AND found_comments.event_id <= ? AND delivered_at IS NULL
      AND events.occurred_at > coalesce(heard_at, 0)
    GROUP BY 1
    """
}

/// What the events after the cursor tell.
private struct ActivityNews: Sendable {
  struct Video: Sendable {
    var accountID: Int64
    var videoID: String
    var lastEventAt: Timestamp
  }

  /// Ids may be ahead of the clock by a minute; a cursor further ahead is from before the clock was set back.
  private static let toleratedLead = Duration.seconds(60)
  private static let repeated = Duration.seconds(86_400)

  /// The ids that were looked at: after the one, up to the other.
  let after: Int64
  let last: Int64
  let events: Int
  private(set) var videos: [Video] = []
  /// When a delivery for each account was recorded last.
  private(set) var heard: [Int64: Timestamp] = [:]

  init(since start: Timestamp, limit: Int, at moment: Timestamp, _ db: Database) throws {
    var cursor = try Int64.fetchOne(db, sql: "SELECT event_id FROM sweep_cursor") ?? 0
    if EventIDGenerator.moment(of: cursor) > moment + Self.toleratedLead {
      cursor = EventIDGenerator.firstID(at: moment - Self.repeated)
    }
    after = max(cursor, EventIDGenerator.firstID(at: start))
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT recent.account_id, video_id, max(recent.id) AS last_id, count(*) AS events, dialect,
          max(iif(found_comments.event_id IS NULL, recent.id, NULL)) AS delivered_id
        FROM (SELECT id, account_id, video_id FROM events WHERE id > ? ORDER BY id LIMIT ?) AS recent
        LEFT JOIN found_comments ON found_comments.event_id = recent.id
        LEFT JOIN accounts ON accounts.id = recent.account_id
        GROUP BY recent.account_id, video_id
        """,
      arguments: [after, limit])
    var (last, events) = (after, 0)
    for row in rows {
      let lastID: Int64 = row["last_id"]
      last = max(last, lastID)
      events += row["events"] as Int
      let accountID: Int64 = row["account_id"]
      // In open there is nothing to read.
      if (row["dialect"] as String?) == Dialect.business.rawValue {
        videos.append(
          Video(accountID: accountID, videoID: row["video_id"], lastEventAt: EventIDGenerator.moment(of: lastID)))
      }
      if let delivered = row["delivered_id"] as Int64? {
        heard[accountID] = max(
          heard[accountID] ?? Timestamp(milliseconds: 0), EventIDGenerator.moment(of: delivered))
      }
    }
    (self.last, self.events) = (last, events)
  }
}
