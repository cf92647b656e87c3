import GRDB
import Moderation
import Testing

@testable import Storage

@Suite("Deleting with what hangs on it") struct CascadeTests {
  private let test: TestDatabase

  init() throws { test = try TestDatabase() }

  private func delete(
    _ ids: [Int64], where condition: String = "TRUE", rowsAtOnce: Int = 3, within budget: Duration = .seconds(60)
  ) async throws -> (tried: Int, deleted: Int) {
    let database = test.database
    return try await database.timedWrite(within: budget, as: .light) { db, time in
      try database.eventCascade.delete(ids, where: condition, rowsAtOnce: rowsAtOnce, within: time, db)
    }.value
  }

  @Test("leaves exactly what SQLite leaves when it follows the references itself, whatever goes", arguments: 0..<6)
  func asSQLite(_ seed: UInt64) async throws {
    for name in ["a", "b"] { _ = try await World(name, in: test) }
    let all = try await test.database.pool.read { db in try Int64.fetchAll(db, sql: "SELECT id FROM events") }
    var generator = SeededGenerator(seed: seed)
    let gone = seed == 0 ? all : all.filter { _ in Bool.random(using: &generator) }
    let other = try test.copy()
    try await other.onWriter { db in
      for id in gone { try db.execute(sql: "DELETE FROM events WHERE id = ?", arguments: [id]) }
    }
    let done = try await delete(gone.shuffled(using: &generator))
    #expect(done.tried == gone.count && done.deleted == gone.count)
    #expect(try await test.dump() == other.dump())
    #expect(try await test.faults() == 0)
  }

  @Test("passes over what is gone and what a condition keeps")
  func condition() async throws {
    let scope = try await test.addTenant("a")
    let account = try await test.addAccount(in: scope)
    _ = await test.record((1...5).map { .comment("\($0)", of: account, in: scope) })
    let ids = try await test.database.pool.read { db in
      try Int64.fetchAll(db, sql: "SELECT id FROM events ORDER BY id")
    }
    let done = try await delete(ids + [1, 2], where: "comment_id <> '2'")
    #expect(done.tried == 7 && done.deleted == 4)
    #expect(try await test.count("SELECT count(*) FROM events WHERE comment_id = '2'") == 1)
    #expect(try await test.count("SELECT count(*) FROM decisions") == 1)
    #expect(try await delete([]).tried == 0)
  }

  @Test("ends with the rows at once after which the time is up")
  func budget() async throws {
    let scope = try await test.addTenant("a")
    let account = try await test.addAccount(in: scope)
    _ = await test.record((1...5).map { .comment("\($0)", of: account, in: scope) })
    let ids = try await test.database.pool.read { db in try Int64.fetchAll(db, sql: "SELECT id FROM events") }
    let done = try await delete(ids, within: .zero)
    #expect(done.tried == 3 && done.deleted == 3)
    #expect(try await test.count("SELECT count(*) FROM events") == 2)
  }

  @Test("is refused for references that it does not know how to follow", arguments: ["", "ON DELETE SET DEFAULT"])
  func unknown(_ action: String) async throws {
    await #expect(throws: StorageError.self) {
      try await test.onWriter { db in
        try db.execute(sql: "CREATE TABLE parents (id INTEGER PRIMARY KEY)")
        try db.execute(sql: "CREATE TABLE children (parent_id INTEGER REFERENCES parents (id) \(action))")
        _ = try Cascade("parents", db)
      }
    }
  }
}

extension TestDatabase {
  /// Another database with the same in it.
  fileprivate func copy() throws -> TestDatabase {
    let other = try TestDatabase()
    try database.pool.backup(to: other.database.pool)
    return other
  }

  /// Rows that refer to what is gone.
  fileprivate func faults() async throws -> Int {
    try await database.pool.read { db in try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").count }
  }
}
