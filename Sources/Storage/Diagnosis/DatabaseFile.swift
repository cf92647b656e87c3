internal import GRDBSQLite
internal import Moderation

/// The database's file, looked at from outside: for a gateway that does not run, without taking its lock and without
/// writing anything beside it.
public enum DatabaseFile {
  public enum Schema: Equatable, Sendable {
    case current
    /// `missing` migrations are applied at the next start.
    case older(missing: Int)
    /// In words, with what to do: this build must not use it.
    case unusable(reason: String)
    /// Not a database, or damaged.
    case unreadable(reason: String)
  }

  /// The SQLite that is linked: `3.46.1`.
  public static var sqliteVersion: String { String(cString: sqlite3_libversion()) }

  /// How the schema of the file stands to this build's. What is still in the write-ahead log is not seen.
  public static func schema(at path: String) -> Schema {
    do {
      let applied = try migrations(at: path)
      let migrator = Migrator()
      try migrator.check(applied)
      return applied.count == migrator.migrations.count
        ? .current : .older(missing: migrator.migrations.count - applied.count)
    } catch let error as MigrationError {
      return .unusable(reason: "\(error)")
    } catch let failure as Failure {
      return .unreadable(reason: failure.reason)
    } catch {
      return .unreadable(reason: "\(error)")
    }
  }

  private struct Failure: Error {
    var reason: String
  }

  private static func migrations(at path: String) throws -> [Migration] {
    var connection: OpaquePointer?
    defer { sqlite3_close(connection) }
    // Immutable: no lock, no shared memory file, which would be made in the name of whoever looks.
    let flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_URI
    guard sqlite3_open_v2(uri(of: path), &connection, flags, nil) == SQLITE_OK, let connection else {
      throw Failure(reason: connection.map { String(cString: sqlite3_errmsg($0)) } ?? "SQLite has no memory")
    }
    let id = try rows("PRAGMA application_id", connection) { Int(sqlite3_column_int64($0, 0)) }.first
    guard id == Migrator.applicationID else {
      let objects = try rows("SELECT 1 FROM sqlite_schema LIMIT 1", connection) { sqlite3_column_int64($0, 0) }
      guard id == 0, objects.isEmpty else { throw MigrationError.foreignDatabase }
      return []
    }
    return try rows("SELECT version, file_name, sql FROM schema_migrations ORDER BY version", connection) { row in
      let version = Int(sqlite3_column_int64(row, 0))
      guard let migration = Migration(fileName: text(row, 1), sql: text(row, 2)), migration.version == version else {
        throw MigrationError.missing(version: version)
      }
      return migration
    }
  }

  private static func rows<Value>(
    _ sql: String, _ connection: OpaquePointer, _ read: (OpaquePointer) throws -> Value
  ) throws -> [Value] {
    var statement: OpaquePointer?
    defer { sqlite3_finalize(statement) }
    guard sqlite3_prepare_v2(connection, sql, -1, &statement, nil) == SQLITE_OK, let statement else {
      throw Failure(reason: String(cString: sqlite3_errmsg(connection)))
    }
    var values: [Value] = []
    while true {
      switch sqlite3_step(statement) {
      case SQLITE_ROW: values.append(try read(statement))
      case SQLITE_DONE: return values
      default: throw Failure(reason: String(cString: sqlite3_errmsg(connection)))
      }
    }
  }

  private static func text(_ row: OpaquePointer, _ column: Int32) -> String {
    sqlite3_column_text(row, column).map { String(cString: $0) } ?? ""
  }

  /// A path as SQLite's URIs have it.
  private static func uri(of path: String) -> String {
    var text = "file:"
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "-"),
        UInt8(ascii: "_"):
        text.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        text += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
      }
    }
    return text + "?immutable=1"
  }
}
