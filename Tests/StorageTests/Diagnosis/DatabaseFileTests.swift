import Foundation
import GRDB
import Moderation
import Testing

@testable import Storage

@Suite struct DatabaseFileTests {
  @Test("a database of this build is current, and nothing is written beside it")
  func current() async throws {
    let test = try TestDatabase()
    await test.database.close()
    let before = try FileManager.default.contentsOfDirectory(atPath: test.folder.path("")).sorted()
    #expect(DatabaseFile.schema(at: test.path) == .current)
    #expect(try FileManager.default.contentsOfDirectory(atPath: test.folder.path("")).sorted() == before)
  }

  @Test("one that lacks a migration says how many, and one of a newer build must not be used")
  func otherVersions() async throws {
    let test = try TestDatabase()
    try await test.onWriter { db in
      try db.execute(sql: "DELETE FROM schema_migrations WHERE version > 12; PRAGMA wal_checkpoint(TRUNCATE)")
    }
    await test.database.close()
    #expect(DatabaseFile.schema(at: test.path) == .older(missing: SchemaVersion.newestKnown - 12))
    let queue = try DatabaseQueue(path: test.path)
    try await queue.write { db in
      try db.execute(sql: "INSERT INTO schema_migrations VALUES (9999, '9999_later.sql', '', 0)")
    }
    try queue.close()
    guard case .unusable(let reason) = DatabaseFile.schema(at: test.path) else {
      Issue.record("it was not refused")
      return
    }
    #expect(reason.contains("9999"))
  }

  @Test("somebody else's database must not be used, and what is no database cannot be read")
  func others() throws {
    let folder = try TemporaryFolder()
    let queue = try DatabaseQueue(path: folder.path("an other?.db"))
    try queue.write { db in try db.execute(sql: "CREATE TABLE notes (x)") }
    try queue.close()
    guard case .unusable = DatabaseFile.schema(at: folder.path("an other?.db")) else {
      Issue.record("it was not refused")
      return
    }
    try String(repeating: "no database", count: 100)
      .write(toFile: folder.path("text"), atomically: false, encoding: .utf8)
    #expect(DatabaseFile.schema(at: folder.path("text")) == .unreadable(reason: "file is not a database"))
  }
}

@Suite struct LockHolderTests {
  @Test("whoever has the database open holds its lock, and nobody does afterwards")
  func holder() async throws {
    let test = try TestDatabase()
    #expect(LockHolder.of(databasePath: test.path) == .process(getpid()))
    await test.database.close()
    #expect(LockHolder.of(databasePath: test.path) == .nobody)
    #expect(LockHolder.of(databasePath: test.folder.path("never")) == .nobody)
  }

  @Test("only a lock of this file on this device counts")
  func otherFiles() {
    let table = """
      1: POSIX  ADVISORY  WRITE 7 fe:01:13145 0 EOF
      2: FLOCK  ADVISORY  WRITE 8 fe:02:13145 0 EOF
      3: FLOCK  ADVISORY  WRITE 9 fe:01:13146 0 EOF
      4: FLOCK  ADVISORY  WRITE 10 fe:01:13145 0 EOF
      """
    #expect(LockHolder.find(device: 0xFE01, file: 13145, in: table) == .process(10))
    #expect(LockHolder.find(device: 0xFE03, file: 13145, in: table) == .nobody)
    #expect(LockHolder.find(device: 0xFE03, file: 1, in: table) { $0 == 9 || $0 == 7 } == .process(9))
  }
}
