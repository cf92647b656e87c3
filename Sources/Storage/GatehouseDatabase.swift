internal import GRDB
public import Logging
public import Moderation

/// The one SQLite file: opened once, by one process, with one writer and any number of readers.
public final class GatehouseDatabase: Sendable {
  let pool: DatabasePool
  let writer: GroupCommitWriter
  let work: WorkSignal
  let clock: WallClock
  private let lock: ProcessLock

  /// Opens or creates the file, takes its lock and brings it to the newest schema. Throws `MigrationError` when it must
  /// not be used by this build, `StorageError.locked` when another process has it, and `StorageError` otherwise.
  public init(path: String, clock: WallClock = .system, logger: Logger) throws {
    lock = try ProcessLock(databasePath: path)
    do {
      pool = try DatabasePool(path: path, configuration: Self.configuration)
      try pool.writeWithoutTransaction { db in try Migrator().migrate(db) }
    } catch let error as MigrationError {
      throw error
    } catch {
      logger.error("the database cannot be opened", metadata: ["path": "\(path)", "error": "\(error)"])
      throw StorageError(error)
    }
    self.clock = clock
    work = WorkSignal()
    writer = try GroupCommitWriter(pool: pool, clock: clock, work: work, logger: logger)
  }

  /// Waits for what is queued, then closes the file. Later calls throw `StorageError.closed`.
  public func close() async {
    await writer.close()
    // Only refused while a statement is in use, and then the file closes with the process.
    try? pool.close()
  }

  private static var configuration: Configuration {
    var configuration = Configuration()
    configuration.label = "gatehouse"
    configuration.maximumReaderCount = 4
    configuration.busyMode = .timeout(5)
    configuration.prepareDatabase { db in
      // FULL: a commit is on disk, and not only in the kernel's hands, before a delivery is acknowledged.
      try db.execute(sql: "PRAGMA synchronous = FULL")
      // In KiB when negative: 32 MiB keeps the hot ends of all tables in memory.
      try db.execute(sql: "PRAGMA cache_size = -32768")
      try db.execute(sql: "PRAGMA temp_store = MEMORY")
      // Fewer and larger checkpoints: 4,000 pages of log are 16 MiB.
      try db.execute(sql: "PRAGMA wal_autocheckpoint = 4000")
    }
    return configuration
  }
}

extension GatehouseDatabase {
  /// One consistent state. Throws `StorageError`.
  func read<T: Sendable>(_ body: @escaping @Sendable (Database) throws -> T) async throws -> T {
    do {
      return try await pool.read(body)
    } catch {
      throw StorageError(error)
    }
  }

  /// In the next group commit; `body` may run twice. Throws `StorageError`.
  func write<T: Sendable>(_ body: @escaping @Sendable (Database) throws -> T) async throws -> T {
    try await writer.write(body)
  }
}
