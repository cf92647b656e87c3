import Foundation
import GRDB
import Moderation
import Testing

@testable import Storage

@Suite struct MigratorTests {
  private let folder: TemporaryFolder
  private let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.path("gatehouse.db")
  }

  private static func migration(_ version: Int, _ sql: String) throws -> Migration {
    try #require(Migration(fileName: "000\(version)_step.sql", sql: sql))
  }

  private static func steps(_ count: Int) throws -> [Migration] {
    try (1...count).map { try migration($0, "-- step \($0)\nCREATE TABLE step\($0) (id INTEGER) STRICT;\n") }
  }

  private func open(_ migrations: [Migration]) throws -> GatehouseDatabase {
    try GatehouseDatabase(
      path: path, clock: .system, logger: TestDatabase.silent, migrator: Migrator(migrations))
  }

  /// Migrates the file alone: the journal needs the real schema, these steps do not make it.
  private func migrate(_ migrations: [Migration]) throws {
    let queue = try DatabaseQueue(path: path)
    defer { try? queue.close() }
    try queue.writeWithoutTransaction { db in try Migrator(migrations).migrate(db) }
  }

  private func contents() throws -> [String: Data] {
    var contents: [String: Data] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.url.path) where !name.hasSuffix(".lock") {
      contents[name] = try Data(contentsOf: folder.url.appending(path: name))
    }
    return contents
  }

  /// The attempt must fail as told and leave every byte where it was.
  private func expectRefusal(_ error: MigrationError, of migrations: [Migration]) throws {
    let before = try contents()
    #expect(throws: error) { _ = try open(migrations) }
    #expect(try contents() == before)
  }

  @Test("A fresh file gets the whole schema, and opening it again changes nothing")
  func freshAndAgain() async throws {
    let first = try TestDatabase.open(path)
    #expect(try await first.areMigrationsCurrent())
    await first.close()
    let queue = try DatabaseQueue(path: path)
    let before = try queue.read { db in try Row.fetchAll(db, sql: "SELECT * FROM schema_migrations") }
    try queue.close()
    #expect(before.count == Migration.all.count)
    let second = try TestDatabase.open(path)
    let after = try await second.pool.read { db in
      try Row.fetchAll(db, sql: "SELECT * FROM schema_migrations").map(\.description)
    }
    #expect(after == before.map(\.description))
  }

  @Test("Steps that are new to a database are applied, in order")
  func upgrade() throws {
    try migrate(Self.steps(1))
    try migrate(Self.steps(3))
    let queue = try DatabaseQueue(path: path)
    let versions = try queue.read { db in
      try Int.fetchAll(db, sql: "SELECT version FROM schema_migrations ORDER BY rowid")
    }
    #expect(versions == [1, 2, 3])
    #expect(try queue.read { db in try db.tableExists("step3") })
  }

  @Test(
    "An edited applied migration is refused with the file and the first line that differs",
    arguments: [
      ("-- step 2\nCREATE TABLE step2 (id INTEGER) STRICT; -- new\n", 2),
      ("-- Step 2\nCREATE TABLE step2 (id INTEGER) STRICT;\n", 1),
      ("-- step 2\nCREATE TABLE step2 (id INTEGER) STRICT;\nSELECT 1;\n", 3),
      ("-- step 2\nCREATE TABLE step2 (id INTEGER) STRICT;", 3),
      ("-- step 2\r\nCREATE TABLE step2 (id INTEGER) STRICT;\r\n", 1),
    ])
  func edited(sql: String, line: Int) throws {
    try migrate(Self.steps(3))
    var edited = try Self.steps(3)
    edited[1] = try Self.migration(2, sql)
    try expectRefusal(.edited(fileName: "0002_step.sql", line: line), of: edited)
    #expect("\(MigrationError.edited(fileName: "0002_step.sql", line: line))".contains("0002_step.sql"))
    #expect("\(MigrationError.edited(fileName: "0002_step.sql", line: line))".contains("line \(line))"))
  }

  @Test("An edit that only changes how an accent is encoded, or hides behind carriage returns, is seen")
  func editedInvisibly() throws {
    let first = "-- caf\u{E9}\r\n-- two\r\nCREATE TABLE step1 (id INTEGER);"
    let second = "-- caf\u{E9}\r\n-- Two\r\nCREATE TABLE step1 (id INTEGER);"
    let third = "-- cafe\u{301}\r\n-- two\r\nCREATE TABLE step1 (id INTEGER);"
    try migrate([Self.migration(1, first)])
    try expectRefusal(.edited(fileName: "0001_step.sql", line: 2), of: [Self.migration(1, second)])
    try expectRefusal(.edited(fileName: "0001_step.sql", line: 1), of: [Self.migration(1, third)])
  }

  @Test("An applied migration that this build lacks is refused")
  func missing() throws {
    try migrate(Self.steps(3))
    var steps = try Self.steps(3)
    steps.remove(at: 1)
    try expectRefusal(.missing(version: 2), of: steps)
  }

  @Test("A migration numbered below one that is applied is refused")
  func outOfOrder() throws {
    let steps = try Self.steps(3)
    try migrate([steps[0], steps[2]])
    try expectRefusal(.missing(version: 2), of: steps)
  }

  @Test("A database of a newer build is refused")
  func newer() throws {
    try migrate(Self.steps(3))
    try expectRefusal(.newerDatabase(version: 3, newestKnown: 2), of: Self.steps(2))
  }

  @Test(
    "A SQLite database of another program is refused, whatever marks it",
    arguments: ["CREATE TABLE notes (text TEXT)", "PRAGMA application_id = 42"])
  func foreign(sql: String) throws {
    let queue = try DatabaseQueue(path: path)
    try queue.writeWithoutTransaction { db in try db.execute(sql: sql) }
    try queue.close()
    try expectRefusal(.foreignDatabase, of: Migration.all)
  }

  @Test("A file that is no database is refused and kept")
  func noDatabase() throws {
    let text = Data(String(repeating: "this is a diary, not a database\n", count: 100).utf8)
    try text.write(to: URL(filePath: path))
    #expect(throws: StorageError.self) { _ = try open(Migration.all) }
    #expect(try Data(contentsOf: URL(filePath: path)) == text)
  }

  @Test("A failing migration is rolled back whole, names itself, and the older build still opens the database")
  func failing() throws {
    try migrate(Self.steps(1))
    var steps = try Self.steps(3)
    steps[1] = try Self.migration(2, "CREATE TABLE half (id INTEGER);\nINSERT INTO nowhere VALUES (1);")
    do {
      try migrate(steps)
      Issue.record("the failing migration was accepted")
    } catch MigrationError.failed(let fileName, let reason) {
      #expect(fileName == "0002_step.sql")
      #expect(reason.contains("nowhere"))
    }
    let queue = try DatabaseQueue(path: path)
    #expect(try queue.read { db in try !db.tableExists("half") && !db.tableExists("step3") })
    try queue.writeWithoutTransaction { db in
      let older = Migrator(try Self.steps(1))
      try older.migrate(db)
      #expect(try older.isCurrent(db))
    }
  }

  @Test("Looking whether the migrations are current does not write")
  func currentOnlyReads() throws {
    let queue = try DatabaseQueue(path: path)
    #expect(try queue.read { db in try !Migrator().isCurrent(db) })
    #expect(try queue.read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema") } == 0)
  }

  @Test(
    "Only a name of four digits, an underscore and .sql is a migration's",
    arguments: ["1_a.sql", "0001.sql", "0001_a.txt", "0000_a.sql", "abcd_a.sql", "-001_a.sql", ""])
  func names(name: String) { #expect(Migration(fileName: name, sql: "") == nil) }
}
