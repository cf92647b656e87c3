internal import GRDB
internal import Moderation

/// Who sees to it, in a transaction, that no row refers to one that is gone.
enum References {
  /// SQLite, for each row.
  case followed
  /// Whoever writes. SQLite compiles all statements anew before and after, which takes some 50 µs.
  case leftAlone

  /// Runs `body` in a transaction. Throws what it throws, with nothing written.
  func write<T>(_ db: Database, _ body: () throws -> T) throws -> T {
    guard self == .leftAlone else { return try db.transaction(body) }
    try db.execute(sql: "PRAGMA foreign_keys = OFF")
    defer { Self.follow(db) }
    return try db.transaction(body)
  }

  /// Whatever is written next relies on it, so that a gateway which cannot have it back starts afresh.
  private static func follow(_ db: Database) {
    try? db.execute(sql: "PRAGMA foreign_keys = ON")
    guard (try? Bool.fetchOne(db, sql: "PRAGMA foreign_keys")) == true else {
      fatalError("SQLite does not follow references any more")
    }
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
