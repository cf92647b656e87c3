internal import FoundationEssentials
internal import GRDB
public import Moderation

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Copies a database page by page, as it stands at one moment, with SQLite's online backup.
///
/// `VACUUM INTO` would make a denser copy, but takes as long again and keeps a core busy in one piece; measured under
/// load, single commits then waited fifty to ninety milliseconds, and none with a copy in steps.
enum DatabaseCopy {
  /// Four mebibytes of pages, and then a pause, so that commits find the disk and a core.
  private static let pagesPerStep: CInt = 1024
  private static let pauseInMicroseconds: UInt32 = 10_000

  /// `source` must be in a transaction of its own, which is where the moment comes from. `path` must be new.
  static func make(of source: Database, at path: String) throws {
    // Until something is read, a transaction has no state to hold on to, and every step would see another.
    _ = try Int.fetchOne(source, sql: "SELECT count(*) FROM sqlite_schema")
    guard !FileManager.default.fileExists(atPath: path) else {
      throw StorageError.failed(detail: "\(path) is there already")
    }
    try PrivateFile.createIfMissing(at: path)
    do {
      try fill(path, from: source)
    } catch {
      try? FileManager.default.removeItem(atPath: path)
      try? FileManager.default.removeItem(atPath: path + "-journal")
      throw error
    }
  }

  private static func fill(_ path: String, from source: Database) throws {
    var configuration = Configuration()
    configuration.label = "gatehouse.copy"
    let target = try DatabaseQueue(path: path, configuration: configuration)
    defer { try? target.close() }
    try target.writeWithoutTransaction { db in
      // A copy that is not finished is of no use to anybody.
      try db.execute(sql: "PRAGMA synchronous = OFF")
      try source.backup(to: db, pagesPerStep: pagesPerStep) { progress in
        if !progress.isCompleted { usleep(pauseInMicroseconds) }
      }
      // Whoever reads the copy must not need files beside it.
      try db.execute(sql: "PRAGMA journal_mode = DELETE")
    }
  }
}

extension GatehouseDatabase: DatabaseCopying {
  public func copy(to path: String) async throws {
    try await read { db in try DatabaseCopy.make(of: db, at: path) }
  }
}
