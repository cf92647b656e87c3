internal import GRDB
public import Moderation

/// A database file that was just taken out of a backup, before a gateway opens it.
public enum RestoredDatabase {
  private static let unknown =
    "nobody knows whether it was done: it was waiting when the backup was made, which was restored since"

  /// Brings it to the newest schema, and takes back what would be wrong to go on with in an earlier state: replies may
  /// have been written since, and are written at most once; comments may have been hidden again; sessions that were
  /// ended would live again. Keeps when that was, and in the audit log as well. Leaves nothing beside the file. Throws
  /// `MigrationError`, `StorageError`.
  public static func settle(fileAt path: String, madeAt: Timestamp, at moment: Timestamp) throws {
    do {
      var configuration = Configuration()
      configuration.label = "gatehouse.restored"
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      defer { try? queue.close() }
      try queue.writeWithoutTransaction { db in try Migrator().migrate(db) }
      try queue.write { db in
        let givenUp = try giveUpWaiting(at: moment, db)
        let stopped = try stopJobs(at: moment, db)
        try db.execute(sql: "DELETE FROM sessions")
        try db.execute(
          sql: "INSERT OR REPLACE INTO last_restore (id, restored_at) VALUES (1, ?)",
          arguments: [moment.milliseconds])
        try db.audit(
          .backupRestored, "database", detail: "as it was at \(madeAt)",
          to: ["actions_given_up": .count(givenUp), "jobs_stopped": .count(stopped)], by: .gateway, of: nil, at: moment)
      }
    } catch let error as MigrationError {
      throw error
    } catch {
      throw StorageError(error)
    }
  }

  /// Replies and unhides. As if a reply had been on its way, so that the gateway tells of it at its start.
  private static func giveUpWaiting(at moment: Timestamp, _ db: Database) throws -> Int {
    let reply = Action.Kind.reply.rawValue
    try db.execute(
      sql: """
        UPDATE actions SET state = \(Action.State.dead.rawValue), last_error = ?2, updated_at = ?1,
          failure = '\(Action.Failure.outcomeUnknown.rawValue)',
          sending_at = CASE carried_out_as WHEN \(reply) THEN ?1 END
        WHERE state = \(Action.State.requested.rawValue)
          AND carried_out_as IN (\(reply), \(Action.Kind.unhide.rawValue))
        """,
      arguments: [moment.milliseconds, unknown])
    return db.changesCount
  }

  /// What shows, hides or sends many, and what somebody may have cancelled or ended since. Comments that a decision in
  /// bulk did not come to wait for a person again.
  private static func stopJobs(at moment: Timestamp, _ db: Database) throws -> Int {
    let isRunning = "state = \(JobState.running.rawValue)"
    let jobs = [
      ("undo_jobs", isRunning), ("retry_jobs", isRunning),
      ("replay_jobs", "\(isRunning) AND mode = \(ReplayJob.Mode.act.rawValue)"),
    ]
    var stopped = 0
    for (table, condition) in jobs {
      try db.execute(
        sql: "UPDATE \(table) SET state = \(JobState.cancelled.rawValue), updated_at = ? WHERE \(condition)",
        arguments: [moment.milliseconds])
      stopped += db.changesCount
    }
    let running = ReviewDecision.State.running.rawValue
    let undoing = ReviewDecision.State.undoing.rawValue
    try db.execute(
      sql: """
        UPDATE review_queue SET bulk_id = NULL
        WHERE bulk_id IN (SELECT id FROM review_decisions WHERE state IN (\(running), \(undoing)))
        """)
    // One that was being taken back stands for what is left of it, and can be taken back again.
    try db.execute(
      sql: """
        UPDATE review_decisions SET state = \(ReviewDecision.State.done.rawValue), author_id = NULL,
          author_cursor = NULL, undone_by = NULL, undone_at = NULL
        WHERE state IN (\(running), \(undoing))
        """)
    return stopped + db.changesCount
  }
}
