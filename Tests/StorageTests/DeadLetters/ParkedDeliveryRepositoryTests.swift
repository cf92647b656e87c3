import GRDB
import Moderation
import Testing

@testable import Storage

@Suite("Parked deliveries that are retried") struct ParkedDeliveryRepositoryTests {
  private let world: BusinessWorld
  private let parked: ParkedDeliveryRepository
  private var scope: ParkedScope { .tenant(world.scope) }

  init() async throws {
    world = try await BusinessWorld()
    parked = ParkedDeliveryRepository(world.test.database)
  }

  /// Parks so many and answers their ids, the oldest first.
  private func park(_ bodies: [String], of tenant: TenantID? = nil) async throws -> [Int64] {
    let outcomes = await world.test.record(
      bodies.map {
        JournalEntry(
          tenantID: tenant ?? world.scope.tenantID, accountID: nil,
          content: .parked(reason: "not known yet", body: Array($0.utf8)), receivedAt: TestClock.start)
      })
    #expect(outcomes.allSatisfy { $0 == .stored })
    return try await parked.deliveries(after: 0, upTo: .max, limit: 100, in: scope).map(\.id)
  }

  private func entry(_ comment: String, of account: AccountID? = nil) -> ParkedRetry.Content {
    .entry(.decided(comment, .by("spam"), of: account ?? world.account, in: world.scope))
  }

  private func retry(_ contents: [(Int64, ParkedRetry.Content)]) async throws -> [Int64: ParkedRetry.Outcome] {
    try await parked.retry(
      contents.map { ParkedRetry(id: $0.0, content: $0.1) }, at: world.test.clock.now, in: scope)
  }

  private func eventsCounted() async throws -> Int {
    try await world.test.count("SELECT coalesce(sum(events), 0) FROM hourly_totals")
  }

  @Test("are kept each whole or not at all, with one entry in the audit log, and once")
  func kept() async throws {
    let ids = try await park(["1", "2", "3", "4", "5"])
    _ = try await world.add("known", .none())
    let known = JournalEntry.decided("known", .by("spam"), of: world.account, in: world.scope)
    let outcomes = try await retry([
      (ids[0], entry("a")), (ids[1], entry("b", of: .fresh())), (ids[2], .entry(known)),
      (ids[3], .needless("a test event")), (ids[4], .unusable("no")), (7, entry("c")),
    ])
    #expect(outcomes[ids[0]] == .retried(world.account))
    #expect(outcomes[ids[2]] == .settled("what it tells is known already"))
    #expect(outcomes[ids[3]] == .settled("a test event") && outcomes[ids[4]] == .left("no"))
    #expect(outcomes[ids[1]] == .left("its account is not there any more") && outcomes[7] == nil)
    #expect(try await parked.deliveries(after: 0, upTo: .max, limit: 9, in: scope).map(\.id) == [ids[1], ids[4]])
    #expect(try await world.actions("a") == ["hide requested"])
    #expect(try await world.actions("known").isEmpty)
    // Counted as it would have been, and nothing for those that were not kept.
    #expect(try await eventsCounted() == 2)
    let entries = try await world.audit()
    #expect(entries.map(\.action) == ["parked.retried"] && entries.first?.operatorID == world.moderator)
    #expect(entries.first?.new == #"{"examined":5,"left":2,"retried":1,"settled":2}"#)
    #expect(try await retry([(ids[0], entry("a"))]).isEmpty)
    #expect(try await world.audit().count == 1)
  }

  @Test("are as they were where the transaction fails, and nothing of it is counted afterwards")
  func allOrNothing() async throws {
    let ids = try await park(["1", "2"])
    try await world.test.onWriter { db in
      try db.execute(
        sql: """
          CREATE TRIGGER refuse BEFORE INSERT ON audit_entries WHEN NEW.action = 'parked.retried'
          BEGIN SELECT raise(ABORT, 'refused'); END
          """)
    }
    let before = try await world.test.dump()
    await #expect(throws: StorageError.self) {
      _ = try await retry([(ids[0], entry("a")), (ids[1], entry("b"))])
    }
    #expect(try await world.test.dump() == before)
    _ = try await world.add("c", .none())
    #expect(try await eventsCounted() == 1)
    try await world.test.onWriter { db in try db.execute(sql: "DROP TRIGGER refuse") }
    #expect(try await retry([(ids[0], entry("a")), (ids[1], entry("b"))]).count == 2)
    #expect(try await eventsCounted() == 3)
  }

  @Test("are found behind one another up to the newest that is meant, of their owner alone")
  func found() async throws {
    #expect(try await parked.newest(in: scope) == nil)
    let ids = try await park(["1", "2", "3"])
    let other = try await world.test.addTenant("b")
    _ = try await park(["4"], of: other.tenantID)
    #expect(try await parked.newest(in: scope) == ids[2])
    #expect(try await parked.newest(in: .tenant(other)) != ids[2])
    #expect(try await parked.newest(in: .gateway(TestDatabase.gateway)) == nil)
    #expect(
      try await parked.deliveries(after: ids[0], upTo: ids[1], limit: 9, in: scope).map(\.id) == [ids[1]])
    #expect(try await parked.deliveries(after: 0, upTo: .max, limit: 2, in: scope).map(\.id) == [ids[0], ids[1]])
    #expect(try await parked.delivery(ids[0], in: .tenant(other)) == nil)
    // Whoever asks, what is another tenant's stays where it is.
    let foreign = ParkedRetry(id: ids[0], content: entry("a"))
    #expect(try await parked.retry([foreign], at: TestClock.start, in: .tenant(other)).isEmpty)
  }
}
