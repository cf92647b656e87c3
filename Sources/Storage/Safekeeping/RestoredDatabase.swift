internal import GRDB
public import Moderation

/// A database file that was just taken out of a backup, before a gateway opens it.
public enum RestoredDatabase {
  private static let unknownReply =
    "nobody knows whether it was sent: it was waiting when the backup was made, which was restored since"

  /// Takes back what would be wrong to go on with in an earlier state: replies that were waiting may have been sent
  /// since, and are written at most once; sessions that were ended would live again. Keeps in the audit log that it was
  /// restored. Leaves nothing beside the file. Throws `StorageError`.
  public static func settle(fileAt path: String, madeAt: Timestamp, at moment: Timestamp) throws {
    do {
      var configuration = Configuration()
      configuration.label = "gatehouse.restored"
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      defer { try? queue.close() }
      try queue.write { db in
        try db.execute(
          sql: """
            UPDATE actions SET state = \(Action.State.dead.rawValue), sending_at = ?1, last_error = ?2, updated_at = ?1
            WHERE state = \(Action.State.requested.rawValue) AND carried_out_as = \(Action.Kind.reply.rawValue)
            """,
          arguments: [moment.milliseconds, unknownReply])
        try db.execute(sql: "DELETE FROM sessions")
        try db.audit(
          .backupRestored, "database", detail: "as it was at \(madeAt)", by: .gateway, of: nil, at: moment)
      }
    } catch {
      throw StorageError(error)
    }
  }
}
