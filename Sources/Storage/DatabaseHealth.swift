internal import GRDB
internal import Moderation

extension GatehouseDatabase {
  /// Writes for real and waits for the disk, as a delivery would. Throws `StorageError`; `damaged` also where anything
  /// else has found the file damaged since it was opened, since what is written here touches little of it.
  public func checkWritable() async throws {
    try await beat(at: clock.now())
    if damage.isFound { throw StorageError.damaged }
    guard place?.holds == true else {
      throw StorageError.failed(
        detail: "the database's file was moved, deleted or replaced while it is open; stop the gateway and put it back")
    }
  }

  /// Writes down that the gateway lived at `moment`, unless a later one is there: that the clock was set back is to be
  /// seen until `TimetableRepository` has dealt with it.
  func beat(at moment: Timestamp) async throws {
    try await write { db in
      try db.execute(
        sql: """
          INSERT INTO heartbeat (id, beat_at) VALUES (1, ?)
          ON CONFLICT DO UPDATE SET beat_at = max(beat_at, excluded.beat_at)
          """,
        arguments: [moment.milliseconds])
    }
  }

  /// Whether every migration of this build is applied. Throws `MigrationError` and `StorageError`.
  public func areMigrationsCurrent() async throws -> Bool {
    do {
      return try await pool.read { [migrator] db in try migrator.isCurrent(db) }
    } catch let error as MigrationError {
      throw error
    } catch {
      throw storageError(error)
    }
  }
}
