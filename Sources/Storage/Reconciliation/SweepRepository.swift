internal import GRDB
public import Moderation

/// Videos that are swept, in SQLite.
public struct SweepRepository: SweepStore {
  let database: GatehouseDatabase

  public init(_ database: GatehouseDatabase) { self.database = database }

  public func forgetVideos(quietSince moment: Timestamp) async throws {
    try await database.write { db in
      try db.execute(
        sql: """
          DELETE FROM swept_videos WHERE last_event_at < ? AND EXISTS (
            SELECT 1 FROM swept_videos AS other WHERE other.account_id = swept_videos.account_id
              AND (other.last_event_at, other.id) > (swept_videos.last_event_at, swept_videos.id))
          """, arguments: [moment.milliseconds])
    }
  }

  public func forget(_ video: SweptVideo) async throws {
    try await database.write { db in
      try db.execute(sql: "DELETE FROM swept_videos WHERE id = ?", arguments: [video.id])
    }
  }

  public func dueVideos(at moment: Timestamp, limit: Int, excluding accounts: Set<AccountID>) async throws
    -> [SweptVideo]
  {
    try await database.read { db in
      try Row.fetchAll(db, sql: Self.dueSQL, arguments: [moment.milliseconds])
        .filter { !accounts.contains($0.id("account_id")) }
        .prefix(limit).map(SweptVideo.init(row:))
    }
  }

  public func known(_ commentIDs: [String], of account: AccountID) async throws -> Set<String> {
    guard !commentIDs.isEmpty else { return [] }
    return try await database.read { db in
      try String.fetchSet(
        db,
        sql: """
          SELECT comment_id FROM events WHERE comment_id IN (\(databaseQuestionMarks(count: commentIDs.count)))
            AND account_id = ? AND kind = \(CommentEvent.Kind.created.rawValue)
          """,
        arguments: StatementArguments(commentIDs) + [account.rawValue])
    }
  }

  public func commentsDeletedBefore(of tenant: TenantID) async throws -> Timestamp? {
    try await database.read { db in
      try Int64.fetchOne(
        db, sql: "SELECT written_before FROM deleted_comments WHERE tenant_id = ?", arguments: [tenant.rawValue]
      ).map(Timestamp.init(milliseconds:))
    }
  }

  public func keep(_ pass: SweepPass, of video: SweptVideo) async throws {
    try await database.write { db in
      try db.execute(
        sql: "UPDATE swept_videos SET pass = ? WHERE id = ?", arguments: [PassRecord(pass).json, video.id])
    }
  }

  public func finish(_ video: SweptVideo, from horizon: Timestamp, next: Timestamp, at moment: Timestamp)
    async throws
  {
    try await database.write { db in
      try db.execute(
        sql: """
          UPDATE swept_videos SET swept_at = ?1, covered_until = ?2, quiet_passes = ?3, next_sweep_at = ?4,
            whole_at = ?6, pass = NULL
          WHERE id = ?5
          """,
        arguments: [
          moment.milliseconds, video.coveredUntil?.milliseconds, video.quietPasses, next.milliseconds, video.id,
          video.wholeAt?.milliseconds,
        ])
      try ComparedDays(account: video.accountID, horizon: horizon).mark(at: moment, db)
    }
  }

  public func postpone(_ video: SweptVideo, until moment: Timestamp) async throws {
    try await database.write { db in
      try db.execute(
        sql: "UPDATE swept_videos SET next_sweep_at = ? WHERE id = ?", arguments: [moment.milliseconds, video.id])
    }
  }

  public func threads(_ commentIDs: [String], of video: SweptVideo) async throws -> [SweptThread] {
    guard !commentIDs.isEmpty else { return [] }
    return try await database.read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT * FROM swept_threads
          WHERE video_id = ? AND comment_id IN (\(databaseQuestionMarks(count: commentIDs.count)))
          """,
        arguments: [video.id] + StatementArguments(commentIDs)
      ).map { row in
        SweptThread(
          commentID: row["comment_id"], replies: row["replies"], coveredUntil: row.optionalTime("covered_until"),
          pass: PassRecord(json: row["pass"])?.pass)
      }
    }
  }

  public func keep(_ thread: SweptThread, of video: SweptVideo) async throws {
    try await database.write { db in
      // Nothing where the video is gone meanwhile.
      try db.execute(
        sql: """
          INSERT INTO swept_threads (video_id, comment_id, replies, covered_until, pass)
          SELECT id, ?, ?, ?, ? FROM swept_videos WHERE id = ?
          ON CONFLICT DO UPDATE SET replies = excluded.replies, covered_until = excluded.covered_until,
            pass = excluded.pass
          """,
        arguments: [
          thread.commentID, thread.replies, thread.coveredUntil?.milliseconds,
          thread.pass.map { PassRecord($0).json }, video.id,
        ])
    }
  }

  static let dueSQL =
    AccountLines.inUse(in: "swept_videos") + """
       SELECT swept_videos.* FROM waiting
      CROSS JOIN swept_videos ON swept_videos.id = (
        SELECT id FROM swept_videos AS due WHERE due.account_id = waiting.account_id AND due.next_sweep_at <= ?
        ORDER BY due.pass IS NULL, due.last_event_at DESC LIMIT 1)
      ORDER BY waiting.author_id IS NOT NULL, swept_videos.next_sweep_at
      """
}

extension SweptVideo {
  fileprivate init(row: Row) throws {
    self.init(
      id: row["id"], tenantID: row.id("tenant_id"), accountID: row.id("account_id"), videoID: row["video_id"],
      lastEventAt: row.time("last_event_at"), sweptAt: row.optionalTime("swept_at"),
      coveredUntil: row.optionalTime("covered_until"), wholeAt: row.optionalTime("whole_at"),
      quietPasses: row["quiet_passes"], pass: PassRecord(json: row["pass"])?.pass)
  }
}
