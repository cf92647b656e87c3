internal import FoundationEssentials
internal import GRDB
public import Logging
public import Moderation

/// The one SQLite file: opened once, by one process, with one writer and any number of readers.
public final class GatehouseDatabase: Sendable {
  let pool: DatabasePool
  let writer: GroupCommitWriter
  let sharedReader: SharedReader
  let signals: WorkSignals
  let damage: DamageMark
  let selecting = SelectionsUnderWay()
  let clock: WallClock
  let migrator: Migrator
  /// For events that are deleted.
  let eventCascade: Cascade
  let place: FilePlace?
  private let lock: ProcessLock
  let logger: Logger

  /// Opens or creates the file, takes its lock and brings it to the newest schema. Throws `MigrationError` when it must
  /// not be used by this build, `StorageError.locked` when another process has it, and `StorageError` otherwise.
  public convenience init(path: String, clock: WallClock = .system, logger: Logger) throws {
    try self.init(path: path, clock: clock, logger: logger, migrator: Migrator())
  }

  init(path: String, clock: WallClock, logger: Logger, migrator: Migrator) throws {
    lock = try ProcessLock(databasePath: path)
    self.clock = clock
    self.logger = logger
    self.migrator = migrator
    signals = WorkSignals()
    damage = DamageMark(logger: logger)
    do {
      try Self.refuseUnusable(path, by: migrator)
      try PrivateFile.createIfMissing(at: path)
      pool = try DatabasePool(path: path, configuration: Self.configuration)
      eventCascade = try pool.writeWithoutTransaction { db in
        // FULL: a commit is on disk, and not only in the kernel's hands, before a delivery is acknowledged. Set here
        // because a pool, once it has configured its writer, lowers this to NORMAL.
        try db.execute(sql: "PRAGMA synchronous = FULL")
        try migrator.migrate(db)
        return try Cascade("events", db)
      }
      place = FilePlace(path)
      sharedReader = SharedReader(pool)
      writer = try GroupCommitWriter(
        pool: pool, clock: clock, work: signals, damage: damage, logger: logger)
      try pool.write { db in try SentReplies.recover(at: clock.now(), db) }
    } catch let error as MigrationError {
      throw error
    } catch {
      logger.error("the database cannot be opened", metadata: ["path": "\(path)", "error": "\(error)"])
      throw StorageError(error)
    }
  }

  /// Waits for what is queued, then closes the file and gives up its lock. Later calls throw `StorageError.closed`.
  public func close() async {
    await writer.close()
    do {
      // The writer must be the last to close: it folds the log into the file, which readers cannot.
      pool.invalidateReadOnlyConnections()
      try pool.close()
      lock.release()
    } catch {
      // The lock stays as long as the file is open: until the process ends.
      logger.error("the database did not close", metadata: ["error": "\(error)"])
    }
  }

  /// Looks before anything is written: opening a pool would already turn a foreign file into a WAL database.
  private static func refuseUnusable(_ path: String, by migrator: Migrator) throws {
    guard FileManager.default.fileExists(atPath: path) else { return }
    var configuration = Configuration()
    configuration.label = "gatehouse.check"
    configuration.readonly = true
    configuration.busyMode = .timeout(5)
    let file = try DatabaseQueue(path: path, configuration: configuration)
    defer { try? file.close() }
    _ = try file.read { db in try migrator.check(db) }
  }

  private static var configuration: Configuration {
    var configuration = Configuration()
    configuration.label = "gatehouse"
    configuration.maximumReaderCount = 4
    configuration.busyMode = .timeout(5)
    configuration.prepareDatabase { db in
      // In KiB when negative: 32 MiB keeps the hot ends of all tables in memory, once, for whoever writes.
      try db.execute(sql: "PRAGMA cache_size = \(db.configuration.readonly ? -8192 : -32768)")
      try db.execute(sql: "PRAGMA temp_store = MEMORY")
      // What is deleted is overwritten, whatever SQLite was built with.
      try db.execute(sql: "PRAGMA secure_delete = ON")
      // `Checkpoints` makes them, outside of commits.
      try db.execute(sql: "PRAGMA wal_autocheckpoint = 0")
    }
    return configuration
  }
}

extension GatehouseDatabase {
  /// One consistent state. Throws `StorageError`; `closed` also to a task that was cancelled.
  func read<T: Sendable>(_ body: @escaping @Sendable (Database) throws -> T) async throws -> T {
    do {
      return try await pool.read(body)
    } catch {
      throw storageError(error)
    }
  }

  /// The same, for a short question that is asked many times a second: shares its state with others asked at the time.
  func readTogether<T: Sendable>(_ body: @escaping @Sendable (Database) throws -> T) async throws -> T {
    do {
      return try await sharedReader.read(body)
    } catch {
      throw storageError(error)
    }
  }

  /// A reader has no name of its own for a closed database.
  func storageError(_ error: any Error) -> StorageError {
    writer.isClosed ? .closed : damage.noted(StorageError(error))
  }

  /// In the next group commit; `body` may run twice. Throws `StorageError`.
  func write<T: Sendable>(_ body: @escaping @Sendable (Database) throws -> T) async throws -> T {
    try await writer.write { db, _ in try body(db) }
  }

  /// The same, for what must be decided as the journal decides.
  func write<T: Sendable>(_ body: @escaping @Sendable (Database, JournalStatements) throws -> T) async throws -> T {
    try await writer.write(body)
  }

  /// Wakes the worker that carries actions out.
  var work: WorkSignal { signals.actions }
}
