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

  /// Copies, settles and opens it.
  private func restored(_ test: TestDatabase) async throws -> TestDatabase {
    let folder = try TemporaryFolder()
    try await test.database.copy(to: folder.path("gatehouse.db"))
    try RestoredDatabase.settle(fileAt: folder.path("gatehouse.db"), madeAt: test.clock.now, at: test.clock.now)
    return try TestDatabase(folder: folder, clock: test.clock)
  }

  @Test("shows no comment that may have been hidden again, and says why")
  func unhides() async throws {
    let world = try await BusinessWorld()
    let event = try await world.add("1", .by("spam"))
    try await world.carryOut("1")
    _ = try await ReviewDeskRepository(world.test.database)
      .review(event.id, verdict: .allow, at: world.test.clock.now, in: world.scope)
    #expect(try await world.actions("1") == ["hide accepted", "unhide requested"])
    _ = try await world.add("2", .by("spam"))
    let test = try await restored(world.test)
    let actions = try await EventRepository(test.database)
      .actions(matching: ActionFilter(), page: PageRequest(), in: world.scope).items
    let unhide = try #require(actions.first { $0.carriedOutAs == .unhide })
    #expect(unhide.state == .dead && unhide.failure == .outcomeUnknown)
    #expect(unhide.lastError?.contains("nobody knows") == true)
    #expect(actions.first { $0.commentID == "2" }?.state == .requested)
    // Whoever knows better can have it done.
    let outcome = try await DeadLetterRepository(test.database)
      .retry(unhide.id, maySendTwice: false, at: test.clock.now, in: world.scope)
    #expect(outcome == .retried)
    await test.database.close()
  }

  @Test("goes on with no work in bulk; comparisons change nothing and go on")
  func jobs() async throws {
    let test = try TestDatabase()
    _ = try await World("one", in: test)
    _ = try await World("two", in: test)
    try await test.onWriter { db in
      try db.execute(
        sql: """
          UPDATE replay_jobs SET mode = \(ReplayJob.Mode.act.rawValue), compared_in = 1
          WHERE id = (SELECT max(id) FROM replay_jobs)
          """)
    }
    let restored = try await restored(test)
    func states(_ table: String) async throws -> [Int] {
      try await restored.database.pool.read { db in
        try Int.fetchAll(db, sql: "SELECT state FROM \(table) ORDER BY id")
      }
    }
    let (running, cancelled) = (JobState.running.rawValue, JobState.cancelled.rawValue)
    #expect(try await states("undo_jobs") == [cancelled, cancelled])
    #expect(try await states("retry_jobs") == [cancelled, cancelled])
    #expect(try await states("replay_jobs") == [running, cancelled])
    await restored.database.close()
  }

  @Test("puts comments that a reviewer's decision did not come to back into the queue", arguments: [false, true])
  func reviews(isUndone: Bool) async throws {
    let world = try await ReviewWorld()
    let comments = (0..<250).map { "\($0)" }
    try await world.add(comments)
    let confirmation = try await world.desk.selection(
      matching: ReviewQueueFilter(), verdict: .hide, at: world.now, in: world.first
    ).confirmation
    guard
      case .started(let decision) = try await world.desk.decide(
        .hide, matching: ReviewQueueFilter(), confirmation: confirmation, at: world.now, in: world.first)
    else { throw StorageError.failed(detail: "not started") }
    try await world.jobs.advance(decision.id, limit: isUndone ? 200 : 10, at: world.now)
    if isUndone { _ = try await world.undo(decision) }
    let before = try #require(try await world.desk.decision(decision.id, in: world.first))
    #expect(before.state == (isUndone ? .undoing : .running))
    let test = try await restored(world.test)
    let after = try #require(try await ReviewDeskRepository(test.database).decision(decision.id, in: world.first))
    #expect(after.state == .done && after.undoneAt == nil && after.comments == before.comments)
    #expect(after.reversed == before.reversed)
    #expect(try await ReviewJobRepository(test.database).running().isEmpty)
    let waiting = try await ReviewQueueRepository(test.database)
      .items(matching: ReviewQueueFilter(), page: PageRequest(limit: 1000), at: world.now, in: world.first).items
    #expect(waiting.count { !$0.isInBulk } == 250 - Int(after.comments - after.reversed))
    await test.database.close()
  }

  @Test("replies to no comment from before the restore, whenever that is found, and to those that come")
  func replies() async throws {
    let world = try await BusinessWorld()
    let restoredAt = world.test.clock.now
    let test = try await restored(world.test)
    test.clock.advance(by: .seconds(3600))
    let decision = Decision.by(
      "faq", .allow, reply: ReplyPool(variants: ["a", "b", "c"], perVideo: 9, within: 1000))
    func entry(_ id: String, at moment: Timestamp) -> JournalEntry {
      .decided(id, decision, occurredAt: moment, of: world.account, in: world.scope)
    }
    #expect(
      await test.record([
        entry("old", at: restoredAt - .seconds(60)), entry("last", at: restoredAt),
        entry("new", at: restoredAt + .milliseconds(1)),
      ]) == [.stored, .stored, .stored])
    let replies = try await EventRepository(test.database)
      .actions(matching: ActionFilter(), page: PageRequest(), in: world.scope).items.filter { $0.requested == .reply }
    #expect(replies.map(\.commentID) == ["new"])
    await test.database.close()
  }

  @Test("is brought from an older schema to the newest")
  func olderSchema() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("gatehouse.db")
    let queue = try DatabaseQueue(path: path)
    try queue.writeWithoutTransaction { db in try Migrator(Array(Migration.all.prefix(7))).migrate(db) }
    try queue.close()
    try RestoredDatabase.settle(fileAt: path, madeAt: TestClock.start, at: TestClock.start)
    let settled = try DatabaseQueue(path: path)
    #expect(try settled.read { db in try Migrator().isCurrent(db) })
    #expect(
      try settled.read { db in try Int64.fetchOne(db, sql: "SELECT restored_at FROM last_restore") }
        == TestClock.start.milliseconds)
    try settled.close()
  }
}
