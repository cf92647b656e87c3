import Foundation
import GRDB
import Moderation
import Testing

@testable import Storage

@Suite("A copy of the database")
struct DatabaseCopyTests {
  @Test("made under load is of one moment: all that was acknowledged before is in it, and the counters fit the events")
  func consistency() async throws {
    let test = try TestDatabase()
    let scope = try await test.addTenant("busy")
    let account = try await test.addAccount(in: scope)
    let filler = String(repeating: "a comment that takes its room ", count: 20)
    for round in 0..<20 {
      _ = await test.record((0..<500).map { .comment("old \(round) \($0)", text: filler, of: account, in: scope) })
    }
    let load = Task {
      var number = 0
      while !Task.isCancelled {
        _ = await test.record((0..<20).map { .comment("new \(number + $0)", text: filler, of: account, in: scope) })
        number += 20
      }
      return number
    }
    // Acknowledged while the load runs.
    _ = await test.record([.comment("acknowledged", of: account, in: scope)])
    let path = test.folder.path("copy.db")
    try await test.database.copy(to: path)
    load.cancel()
    let written = await load.value

    let copy = try DatabaseQueue(path: path)
    let (events, counted, acknowledged, actions) = try await copy.read { db in
      (
        try Int.fetchOne(db, sql: "SELECT count(*) FROM events") ?? 0,
        try Int.fetchOne(db, sql: "SELECT sum(events) FROM hourly_totals") ?? 0,
        try Int.fetchOne(db, sql: "SELECT count(*) FROM events WHERE comment_id = 'acknowledged'") ?? 0,
        try Int.fetchOne(
          db, sql: "SELECT count(*) FROM events LEFT JOIN decisions ON event_id = id WHERE event_id IS NULL")
          ?? -1
      )
    }
    #expect(events == counted)
    #expect(acknowledged == 1)
    #expect(actions == 0)
    #expect(events >= 10_001)
    #expect(written > 0)
    #expect(try await copy.read { try String.fetchOne($0, sql: "PRAGMA integrity_check") } == "ok")
  }

  @Test("stands alone: one file, for its owner, that needs no log")
  func alone() async throws {
    let test = try TestDatabase()
    _ = try await World("one", in: test)
    let folder = try TemporaryFolder()
    let path = folder.path("copy.db")
    try await test.database.copy(to: path)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["copy.db"])
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    _ = try await DatabaseExaminer().facts(ofFileAt: path)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["copy.db"])
  }

  @Test("is never made over a file")
  func noOverwriting() async throws {
    let test = try TestDatabase()
    let path = test.folder.path("copy.db")
    try Data("mine".utf8).write(to: URL(filePath: path))
    await #expect(throws: StorageError.self) { try await test.database.copy(to: path) }
    #expect(try Data(contentsOf: URL(filePath: path)) == Data("mine".utf8))
  }

  @Test("of a stopped gateway is made under its lock, and leaves its schema as it is")
  func stopped() async throws {
    let test = try TestDatabase()
    _ = try await World("one", in: test)
    #expect(throws: StorageError.locked) { try StoppedDatabase(path: test.path) }
    let expected = try await test.count("SELECT count(*) FROM events")
    await test.database.close()
    let stopped = try StoppedDatabase(path: test.path)
    let path = test.folder.path("copy.db")
    try await stopped.copy(to: path)
    #expect(throws: StorageError.locked) { try TestDatabase.open(test.path) }
    stopped.close()
    #expect(try await DatabaseExaminer().facts(ofFileAt: path).rows["events"] == expected)
    await (try TestDatabase.open(test.path)).close()
  }
}
