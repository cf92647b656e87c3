import Foundation
import GRDB
import Moderation
import Testing

@testable import Storage

@Suite struct DatabaseTests {
  @Test("The writer waits for the disk, keeps foreign keys and writes ahead")
  func pragmas() async throws {
    let test = try TestDatabase()
    let values = try await test.onWriter { db in
      try ["journal_mode", "synchronous", "foreign_keys", "wal_autocheckpoint", "cache_size", "temp_store"].map {
        try DatabaseValue.fetchOne(db, sql: "PRAGMA \($0)")?.description ?? ""
      }
    }
    #expect(values == ["\"wal\"", "2", "1", "0", "-32768", "2"])
  }

  @Test("Every table is strict")
  func strict() async throws {
    let test = try TestDatabase()
    let loose = try await test.database.pool.read { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND NOT strict
            AND name NOT LIKE 'sqlite_%'
          """)
    }
    #expect(loose.isEmpty)
    #expect(try await test.count("SELECT count(*) FROM pragma_table_list WHERE strict") > 10)
  }

  @Test("Closing empties the log into the file, gives up the lock, and later calls say closed")
  func close() async throws {
    let test = try TestDatabase()
    let scope = try await test.addTenant("a")
    await test.database.close()
    await test.database.close()
    #expect(!FileManager.default.fileExists(atPath: test.path + "-wal"))
    await #expect(throws: StorageError.closed) { _ = try await TenantRepository(test.database).tenant(in: scope) }
    await #expect(throws: StorageError.closed) { try await test.database.checkWritable() }
    await #expect(throws: StorageError.closed) { _ = try await test.database.areMigrationsCurrent() }
    let again = try TestDatabase(folder: test.folder)
    #expect(try await TenantRepository(again.database).tenant(in: scope)?.name == "a")
  }

  @Test("The health check writes for real")
  func writable() async throws {
    let test = try TestDatabase()
    try await test.database.checkWritable()
    test.clock.advance(by: .seconds(1))
    try await test.database.checkWritable()
    #expect(try await test.count("SELECT beat_at FROM heartbeat") == Int(test.clock.now.milliseconds))
    try await test.onWriter { db in try db.execute(sql: "PRAGMA query_only = 1") }
    await #expect(throws: StorageError.readOnly) { try await test.database.checkWritable() }
  }

  @Test("A path in a folder that does not exist is refused in words")
  func noFolder() {
    #expect(throws: StorageError.self) { _ = try TestDatabase.open("/nonexistent/folder/gatehouse.db") }
  }

  @Test("A file and log left behind by a killed process open with everything that was committed")
  func killed() async throws {
    let test = try TestDatabase()
    let world = try await World("a", in: test)
    // What the disk holds at this moment is what a kill would leave.
    let left = try TemporaryFolder()
    for suffix in ["", "-wal"] {
      try FileManager.default.copyItem(atPath: test.path + suffix, toPath: left.path("gatehouse.db" + suffix))
    }
    let again = try TestDatabase(folder: left)
    #expect(try await again.dump() == test.dump())
    #expect(await again.record([.doomed("1", of: world.account.id, in: world.scope)]) == [.duplicate])
    #expect(await again.record([.doomed("2", of: world.account.id, in: world.scope)]) == [.stored])
  }
}
