internal import GRDB
internal import GRDBSQLite
internal import Moderation

/// A prepared statement driven through SQLite's own interface: no arrays of arguments and no row objects, which would
/// cost more than the insert itself. GRDB owns and finalizes it.
///
/// Columns are counted from 1 for binding and from 0 for reading, as SQLite does.
struct RawStatement {
  private let statement: Statement
  private let pointer: OpaquePointer

  init(_ db: Database, _ sql: String) throws {
    statement = try db.makeStatement(sql: sql)
    pointer = statement.sqliteStatement
  }

  func bind(_ index: Int32, _ value: Int64) { sqlite3_bind_int64(pointer, index, value) }

  func bind(_ index: Int32, _ value: Int64?) {
    if let value { bind(index, value) } else { sqlite3_bind_null(pointer, index) }
  }

  func bind(_ index: Int32, _ value: String?) {
    guard var value else {
      sqlite3_bind_null(pointer, index)
      return
    }
    value.withUTF8 { utf8 in
      // An empty string has no address, and a null address would bind NULL.
      guard let base = utf8.baseAddress else {
        sqlite3_bind_text(pointer, index, "", 0, Self.transient)
        return
      }
      base.withMemoryRebound(to: CChar.self, capacity: utf8.count) {
        _ = sqlite3_bind_text(pointer, index, $0, Int32(utf8.count), Self.transient)
      }
    }
  }

  func bind(_ index: Int32, _ value: [UInt8]) {
    if value.isEmpty {
      sqlite3_bind_zeroblob(pointer, index, 0)
    } else {
      sqlite3_bind_blob(pointer, index, value, Int32(value.count), Self.transient)
    }
  }

  /// Runs to the end and says how many rows changed. Throws `DatabaseError`.
  func run() throws -> Int32 {
    defer { sqlite3_reset(pointer) }
    var code = sqlite3_step(pointer)
    while code == SQLITE_ROW { code = sqlite3_step(pointer) }
    guard code == SQLITE_DONE else { throw failure }
    return sqlite3_changes(sqlite3_db_handle(pointer))
  }

  /// Whether the query gives any row. Throws `DatabaseError`.
  func hasRow() throws -> Bool {
    defer { sqlite3_reset(pointer) }
    switch sqlite3_step(pointer) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    default: throw failure
    }
  }

  /// Goes to the next row; false at the end. A statement that was not run to its end is to be `reset`. Throws
  /// `DatabaseError`.
  func step() throws -> Bool {
    switch sqlite3_step(pointer) {
    case SQLITE_ROW: return true
    case SQLITE_DONE:
      sqlite3_reset(pointer)
      return false
    default:
      defer { sqlite3_reset(pointer) }
      throw failure
    }
  }

  func reset() { sqlite3_reset(pointer) }

  /// The first row, read by `read`; nil where there is none. Throws `DatabaseError`.
  func first<T>(_ read: (RawStatement) throws -> T) throws -> T? {
    defer { reset() }
    return try step() ? try read(self) : nil
  }

  func int(_ column: Int32) -> Int64 { sqlite3_column_int64(pointer, column) }

  func optionalInt(_ column: Int32) -> Int64? {
    sqlite3_column_type(pointer, column) == SQLITE_NULL ? nil : int(column)
  }

  /// Whole, with the NUL bytes it may hold; nil for NULL.
  func text(_ column: Int32) -> String? {
    guard let bytes = sqlite3_column_text(pointer, column) else { return nil }
    let count = Int(sqlite3_column_bytes(pointer, column))
    return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
  }

  private var failure: DatabaseError {
    DatabaseError(resultCode: ResultCode(rawValue: sqlite3_extended_errcode(sqlite3_db_handle(pointer))))
  }

  /// Tells SQLite to copy what is bound: SQLITE_TRANSIENT, a macro that Swift does not see.
  private static let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
}
