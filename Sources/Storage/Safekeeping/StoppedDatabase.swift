internal import GRDB
public import Moderation

/// The database of a gateway that does not run, held by its lock so that none can start.
public final class StoppedDatabase: DatabaseCopying {
  private let queue: DatabaseQueue
  private let lock: ProcessLock

  /// Its schema stays as it is. Throws `MigrationError` for a file that this build must not touch,
  /// `StorageError.locked` where a gateway runs, and `StorageError` otherwise.
  public init(path: String) throws {
    lock = try ProcessLock(databasePath: path)
    do {
      var configuration = Configuration()
      configuration.label = "gatehouse.stopped"
      configuration.busyMode = .timeout(5)
      queue = try DatabaseQueue(path: path, configuration: configuration)
      try queue.read { db in _ = try Migrator().check(db) }
    } catch let error as MigrationError {
      throw error
    } catch {
      throw StorageError(error)
    }
  }

  /// Nil in a database that was never used with a key. Throws `StorageError`.
  public func keyProbe() throws -> SealedSecret? {
    do {
      return try queue.read { db in try KeyProbeRepository.probe(in: db) }
    } catch {
      throw StorageError(error)
    }
  }

  public func copy(to path: String) async throws {
    do {
      try await queue.read { db in try DatabaseCopy.make(of: db, at: path) }
    } catch {
      throw StorageError(error)
    }
  }

  /// Gives the lock up.
  public func close() {
    try? queue.close()
    lock.release()
  }
}
