import GRDB
import Moderation
import Testing

@testable import Storage

@Suite struct EventIDTests {
  @Test("Ids grow, and each tells its moment to the millisecond while the clock runs on")
  func grow() {
    var ids = EventIDGenerator(after: 0)
    var last: Int64 = 0
    for step in 0..<500 {
      let moment = TestClock.start + .milliseconds(step * 3)
      ids.begin(at: moment)
      for _ in 0..<20 {
        let id = ids.next()
        #expect(id > last)
        #expect(EventIDGenerator.moment(of: id) == moment)
        #expect(id >= EventIDGenerator.firstID(at: moment))
        #expect(id < EventIDGenerator.firstID(at: moment + .milliseconds(1)))
        last = id
      }
    }
  }

  @Test("A clock set back a little does not stop ids from growing; set back far, they follow it")
  func setBack() {
    var ids = EventIDGenerator(after: 0)
    ids.begin(at: TestClock.start)
    let first = ids.next()
    ids.begin(at: TestClock.start - .seconds(60))
    let second = ids.next()
    #expect(second > first)
    ids.begin(at: TestClock.start - .seconds(3600))
    #expect(EventIDGenerator.moment(of: ids.next()) == TestClock.start - .seconds(3600))
    ids.begin(at: TestClock.start + .seconds(3600))
    #expect(EventIDGenerator.moment(of: ids.next()) == TestClock.start + .seconds(3600))
  }

  @Test(
    "No clock, however wrong, makes an id that is not positive",
    arguments: [Int64.min, -1, 0, 1, 7_258_118_400_000, Int64.max >> 20, Int64.max])
  func wrongClocks(milliseconds: Int64) {
    var ids = EventIDGenerator(after: 0)
    ids.begin(at: Timestamp(milliseconds: milliseconds))
    #expect(ids.next() > 0)
    #expect(EventIDGenerator.firstID(at: Timestamp(milliseconds: milliseconds)) >= 0)
    ids.begin(at: TestClock.start)
    #expect(ids.next() > 0)
  }

  @Test("After a restart ids go on where they ended")
  func restart() async throws {
    let first = try TestDatabase()
    let scope = try await first.addTenant("a")
    let account = try await first.addAccount(in: scope)
    _ = await first.record((0..<50).map { .comment("\($0)", of: account, in: scope) })
    await first.database.close()
    let second = try TestDatabase(folder: first.folder)
    _ = await second.record([.comment("new", of: account, in: scope)])
    let page = try await EventRepository(second.database)
      .events(matching: EventFilter(), page: PageRequest(limit: 1), in: scope)
    #expect(page.items.first?.comment.commentID == "new")
  }

  @Test("An id that was given out before the clock was set back is passed over")
  func taken() async throws {
    let first = try TestDatabase()
    let scope = try await first.addTenant("a")
    let account = try await first.addAccount(in: scope)
    // No random step can leave these out: the first ids of a moment in the past are all taken.
    let from = EventIDGenerator.firstID(at: TestClock.start)
    try await first.onWriter { db in
      try db.execute(
        sql: """
          WITH RECURSIVE taken (id) AS (SELECT ?1 UNION ALL SELECT id + 1 FROM taken WHERE id < ?1 + 4096)
          INSERT INTO events (id, tenant_id, account_id, kind, comment_id, video_id, occurred_at)
          SELECT id, ?2, ?3, 1, id, 'v', 0 FROM taken
          """, arguments: [from, scope.tenantID.rawValue, account.rawValue])
      try db.execute(
        sql: """
          INSERT INTO parked (id, tenant_id, reason, body, received_at)
          SELECT id, tenant_id, 'x', CAST(comment_id AS BLOB), 0 FROM events
          """)
    }
    first.clock.advance(by: .seconds(3600))
    _ = await first.record([.comment("later", of: account, in: scope)])
    await first.database.close()
    let second = try TestDatabase(folder: first.folder)
    #expect(await second.record([.comment("1", of: account, in: scope)]) == [.stored])
    #expect(await second.record([.parked([1], of: account, in: scope)]) == [.stored])
    let id = Int64(try await second.count("SELECT id FROM events WHERE comment_id = '1'"))
    #expect(EventIDGenerator.moment(of: id) == TestClock.start)
  }

  @Test("Parked deliveries and events draw from the same numbers, so neither runs ahead of the other")
  func sharedNumbers() async throws {
    let test = try TestDatabase()
    let scope = try await test.addTenant("a")
    let account = try await test.addAccount(in: scope)
    _ = await test.record([.comment("1", of: account, in: scope), .parked([1], of: account, in: scope)])
    _ = await test.record([.comment("2", of: account, in: scope)])
    let order = try await test.database.pool.read { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT what FROM (SELECT id, 'event' AS what FROM events UNION ALL SELECT id, 'parked' FROM parked)
          ORDER BY id
          """)
    }
    #expect(order == ["event", "parked", "event"])
  }
}
