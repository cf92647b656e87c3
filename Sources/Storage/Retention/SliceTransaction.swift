internal import GRDB
internal import Moderation

/// What SQLite has to do about the transaction of a slice.
enum SliceTransaction {
  /// All that it does about any other.
  case thorough
  /// It leaves references to whoever writes.
  case light

  /// Runs `body` in a transaction. Throws what it throws, with nothing written.
  func write<T>(_ db: Database, _ body: () throws -> T) throws -> T {
    guard self == .light else { return try db.transaction(body) }
    // It cannot be changed within a transaction. SQLite compiles all statements anew after it, which takes some 50 µs.
    defer { Self.end(db) }
    try db.execute(sql: "PRAGMA foreign_keys = OFF")
    return try db.transaction(body)
  }

  /// Whatever is written next relies on them, so that a gateway which cannot have them back starts afresh.
  private static func end(_ db: Database) {
    try? db.execute(sql: "PRAGMA foreign_keys = ON")
    guard (try? isThorough(db)) == true else { fatalError("SQLite does not follow references any more") }
  }

  static func isThorough(_ db: Database) throws -> Bool { try Bool.fetchOne(db, sql: "PRAGMA foreign_keys") == true }
}

extension Database {
  fileprivate func transaction<T>(_ body: () throws -> T) throws -> T {
    var value: T?
    try inTransaction(.immediate) {
      value = try body()
      return .commit
    }
    guard let value else { throw StorageError.failed(detail: "a write gave no value") }
    return value
  }
}
