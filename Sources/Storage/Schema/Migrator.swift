internal import GRDB
internal import Moderation

/// Brings a database to the newest schema, forward only.
///
/// Each applied migration is kept in the database with its whole text: a checksum that cannot collide and that can name
/// the line in which a file was edited. GRDB's own migrator skips an edited migration silently and accepts a database
/// from a newer build, so it is not used.
struct Migrator: Sendable {
  /// "Gate" in ASCII: marks a file as ours in SQLite's header.
  static let applicationID = 0x4761_7465

  let migrations: [Migration]

  init(_ migrations: [Migration] = Migration.all) { self.migrations = migrations }

  /// Applies what is missing, each migration in a transaction of its own. Throws `MigrationError`, and `DatabaseError`
  /// where not the migration but the disk or the file is at fault.
  func migrate(_ db: Database) throws {
    let applied = try check(db)
    if try !isOurs(db) { try claim(db) }
    for migration in migrations.dropFirst(applied.count) { try apply(migration, to: db) }
  }

  /// Whether nothing is missing. Throws as `migrate` does.
  func isCurrent(_ db: Database) throws -> Bool { try check(db).count == migrations.count }

  /// The migrations applied so far, if this build may use the database. Only reads. Throws as `migrate` does.
  @discardableResult
  func check(_ db: Database) throws -> [Migration] {
    let applied = try appliedMigrations(in: db)
    try check(applied)
    return applied
  }

  private func isOurs(_ db: Database) throws -> Bool { try applicationID(of: db) == Self.applicationID }

  private func applicationID(of db: Database) throws -> Int? {
    try Int.fetchOne(db, sql: "PRAGMA application_id")
  }

  /// Makes an empty database ours.
  private func claim(_ db: Database) throws {
    try db.inTransaction(.immediate) {
      try db.execute(
        sql: """
          CREATE TABLE schema_migrations (
            version     INTEGER PRIMARY KEY,
            file_name   TEXT NOT NULL,
            sql         TEXT NOT NULL,
            applied_at  INTEGER NOT NULL
          ) STRICT;
          PRAGMA application_id = \(Self.applicationID);
          """)
      return .commit
    }
  }

  private func appliedMigrations(in db: Database) throws -> [Migration] {
    guard try isOurs(db) else {
      guard try applicationID(of: db) == 0, try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema") == 0
      else { throw MigrationError.foreignDatabase }
      return []
    }
    return try Row.fetchAll(db, sql: "SELECT version, file_name, sql FROM schema_migrations ORDER BY version")
      .map { row in
        guard let migration = Migration(fileName: row["file_name"], sql: row["sql"]),
          migration.version == row["version"]
        else { throw MigrationError.missing(version: row["version"]) }
        return migration
      }
  }

  /// The applied ones must be exactly the first ones we know.
  func check(_ applied: [Migration]) throws(MigrationError) {
    if let last = applied.last?.version, let newest = migrations.last?.version, last > newest {
      throw .newerDatabase(version: last, newestKnown: newest)
    }
    for (index, ours) in migrations.enumerated() {
      guard index < applied.count else { return }
      let theirs = applied[index]
      guard theirs.version == ours.version else { throw .missing(version: min(theirs.version, ours.version)) }
      // By bytes: two strings are equal to Swift when they only look the same.
      guard theirs.sql.utf8.elementsEqual(ours.sql.utf8) else {
        throw .edited(fileName: ours.fileName, line: Self.firstDifferentLine(theirs.sql, ours.sql))
      }
    }
  }

  private func apply(_ migration: Migration, to db: Database) throws {
    do {
      try db.inTransaction(.immediate) {
        try db.execute(sql: migration.sql)
        try db.execute(
          sql: """
            INSERT INTO schema_migrations (version, file_name, sql, applied_at)
            VALUES (?, ?, ?, unixepoch() * 1000)
            """,
          arguments: [migration.version, migration.fileName, migration.sql])
        return .commit
      }
    } catch let error as DatabaseError where !StorageError(error).isFatalToTransaction {
      throw MigrationError.failed(fileName: migration.fileName, reason: error.message ?? "SQLite \(error.resultCode)")
    }
  }

  private static let newline = UInt8(ascii: "\n")

  private static func firstDifferentLine(_ left: String, _ right: String) -> Int {
    let left = left.utf8.split(separator: newline, omittingEmptySubsequences: false)
    let right = right.utf8.split(separator: newline, omittingEmptySubsequences: false)
    let firstDifferent = zip(left, right).enumerated().first { !$0.element.0.elementsEqual($0.element.1) }
    return (firstDifferent?.offset ?? min(left.count, right.count)) + 1
  }
}
