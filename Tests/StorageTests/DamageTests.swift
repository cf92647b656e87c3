import Foundation
import GRDB
import Moderation
import Testing

@testable import Storage

@Suite(.timeLimit(.minutes(5))) struct DamageTests {
  private let test: TestDatabase
  private let scope: TenantScope

  init() async throws {
    test = try TestDatabase()
    scope = try await test.addTenant("a")
    let account = try await test.addAccount(in: scope)
    _ = await test.record((0..<200).map { .comment("\($0)", text: "hello \($0)", of: account, in: scope) })
  }

  /// Overwrites the page where the object begins, while nobody has the file open.
  private func damage(_ object: String) async throws -> GatehouseDatabase {
    let page = try await test.count("SELECT rootpage FROM sqlite_schema WHERE name = '\(object)'")
    let size = try await test.count("PRAGMA page_size")
    await test.database.close()
    let file = try FileHandle(forWritingTo: URL(filePath: test.path))
    try file.seek(toOffset: UInt64((page - 1) * size))
    try file.write(contentsOf: Data(repeating: 0xFF, count: size))
    try file.close()
    return try TestDatabase.open(test.path, clock: test.clock)
  }

  @Test(
    "Readiness says that the file is damaged once anybody has come upon it",
    arguments: [
      ("notices", "SELECT * FROM notices"),
      ("actions_by_event", "SELECT * FROM actions INDEXED BY actions_by_event WHERE event_id > 0"),
    ])
  func noticed(object: String, query: String) async throws {
    let database = try await damage(object)
    try await database.checkWritable()
    await #expect(throws: StorageError.damaged) {
      _ = try await database.read { db in try Row.fetchAll(db, sql: query).count }
    }
    await #expect(throws: StorageError.damaged) { try await database.checkWritable() }
    await database.close()
  }

  @Test(
    "A search comes upon damage that nobody has read, and readiness tells of it from then on",
    arguments: ["notices", "actions_by_event"])
  func searched(object: String) async throws {
    try await test.database.searchForDamage()
    let database = try await damage(object)
    try await database.checkWritable()
    await #expect(throws: StorageError.damaged) { try await database.searchForDamage() }
    await #expect(throws: StorageError.damaged) { try await database.checkWritable() }
    await database.close()
  }

  @Test("Readiness says that the file was moved or replaced while it is open, until it is back")
  func moved() async throws {
    let files = FileManager.default
    let other = test.folder.path("other.db")
    try files.moveItem(atPath: test.path, toPath: other)
    await #expect { try await test.database.checkWritable() } throws: { "\($0)".contains("was moved") }
    try Data("another".utf8).write(to: URL(filePath: test.path))
    await #expect { try await test.database.checkWritable() } throws: { "\($0)".contains("was moved") }
    try files.removeItem(atPath: test.path)
    try files.moveItem(atPath: other, toPath: test.path)
    try await test.database.checkWritable()
  }

  @Test("A file that is no database any more is refused as damaged, and left as it is")
  func header() async throws {
    await test.database.close()
    let sound = try Data(contentsOf: URL(filePath: test.path))
    let damaged = Data("not a database".utf8) + sound.dropFirst(14)
    try damaged.write(to: URL(filePath: test.path))
    #expect(throws: StorageError.damaged) { try TestDatabase.open(test.path) }
    #expect(try Data(contentsOf: URL(filePath: test.path)) == damaged)
  }
}
