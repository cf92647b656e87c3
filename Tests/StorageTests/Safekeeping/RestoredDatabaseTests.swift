import GRDB
import Moderation
import Testing

@testable import Storage

@Suite("A database that was restored")
struct RestoredDatabaseTests {
  @Test("sends no reply that was waiting, says so, ends all sessions, and keeps its chain")
  func settling() async throws {
    let test = try TestDatabase()
    let world = try await World("one", in: test)
    let session = Session(
      id: .fresh(), operatorID: world.manager.id, tokenDigest: [1], createdAt: test.clock.now,
      expiresAt: test.clock.now + .seconds(60))
    try await SessionRepository(test.database).create(session)
    let reply = Action.Kind.reply.rawValue
    #expect(try await test.count("SELECT count(*) FROM actions WHERE carried_out_as = \(reply) AND state = 1") > 0)
    let waiting = try await test.count("SELECT count(*) FROM actions WHERE carried_out_as <> \(reply) AND state = 1")
    let path = test.folder.path("restored.db")
    try await test.database.copy(to: path)

    try RestoredDatabase.settle(fileAt: path, madeAt: test.clock.now, at: test.clock.now + .seconds(60))
    #expect(try await DatabaseExaminer().examine(fileAt: path) { _, _ in }.faults == [])
    let restored = try TestDatabase.open(path)
    let (replies, others, notices, sessions) = try await restored.pool.read { db in
      (
        try Int.fetchOne(db, sql: "SELECT count(*) FROM actions WHERE carried_out_as = \(reply) AND state = 1"),
        try Int.fetchOne(db, sql: "SELECT count(*) FROM actions WHERE carried_out_as <> \(reply) AND state = 1"),
        try Int.fetchOne(db, sql: "SELECT count(*) FROM notices WHERE kind = \(Notice.Kind.reply.rawValue)"),
        try Int.fetchOne(db, sql: "SELECT count(*) FROM sessions")
      )
    }
    #expect(replies == 0)
    #expect(others == waiting)
    #expect((notices ?? 0) > 0)
    #expect(sessions == 0)
    await restored.close()
  }
}
