internal import GRDB
internal import Moderation

/// What SQLite has to do about the transaction of a slice.
enum SliceTransaction {
  /// All that it does about any other.
  case thorough
  /// It leaves references to whoever writes, and brings what was written to the disk only with the next transaction of
  /// others. A power failure before that takes all of it back: good enough for what is then done again, and for nothing
  /// that anybody was told of.
  case light

  /// Runs `body` in a transaction. Throws what it throws, with nothing written.
  func write<T>(_ db: Database, _ body: () throws -> T) throws -> T {
    guard self == .light else { return try db.transaction(body) }
    // Neither can be changed within a transaction. After the first SQLite compiles all statements anew, which takes
    // some 50 µs.
    try db.execute(sql: "PRAGMA foreign_keys = OFF; PRAGMA synchronous = NORMAL")
    defer { Self.end(db) }
    return try db.transaction(body)
  }

  /// Whatever is written next relies on both, so that a gateway which cannot have them back starts afresh.
  private static func end(_ db: Database) {
    try? db.execute(sql: "PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL")
    guard (try? isThorough(db)) == true else {
      fatalError("SQLite neither follows references nor waits for the disk any more")
    }
  }

  static func isThorough(_ db: Database) throws -> Bool {
    let isFollowing = try Bool.fetchOne(db, sql: "PRAGMA foreign_keys")
    let synchronous = try Int.fetchOne(db, sql: "PRAGMA synchronous")
    return isFollowing == true && synchronous == 2
  }
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
