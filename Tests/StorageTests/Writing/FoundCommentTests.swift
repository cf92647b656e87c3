import GRDB
import Moderation
import Testing

@testable import Storage

@Suite("Comments that no delivery brought")
struct FoundCommentTests {
  private let world: BusinessWorld

  init() async throws { world = try await BusinessWorld() }

  /// The comment's creation, in whole seconds where it was found.
  private func entry(
    _ id: String, _ origin: JournalEntry.Origin, milliseconds: Int64 = 0, decision: Decision = .by("spam")
  ) -> JournalEntry {
    var entry = JournalEntry.decided(
      id, decision, occurredAt: TestClock.start + .milliseconds(milliseconds), of: world.account, in: world.scope)
    entry.origin = origin
    return entry
  }

  private func coverage() async throws -> [CoverageDay] {
    try await CoverageRepository(world.test.database).coverage(during: .always, account: nil, in: world.scope)
  }

  @Test(
    "found and delivered is one event, one decision and one action, whichever comes first", arguments: [true, false])
  func once(foundFirst: Bool) async throws {
    let found = entry("1", .sweep)
    let delivered = entry("1", .delivery, milliseconds: 74)
    #expect(
      await world.test.record(foundFirst ? [found, delivered, delivered] : [delivered, found, found])
        == [.stored, .duplicate, .duplicate])
    #expect(try await world.actions("1") == ["hide requested"])
    #expect(try await world.test.count("SELECT hits FROM rule_days") == 1)
    #expect(try await world.test.totalsMatchEvents())
    let day = try #require(try await coverage().first)
    #expect(day.total == 1 && day.found == (foundFirst ? 1 : 0) && day.late == (foundFirst ? 1 : 0))
  }

  @Test("a delivery that comes days later is told as a repetition after a restart too")
  func late() async throws {
    #expect(await world.test.record([entry("1", .sweep)]) == [.stored])
    let path = world.test.path
    await world.test.database.close()
    world.test.clock.advance(by: .seconds(3 * 86_400))
    let test = try TestDatabase(folder: world.test.folder, clock: world.test.clock)
    #expect(test.path == path)
    #expect(await test.record([entry("1", .delivery, milliseconds: 74)]) == [.duplicate])
    let days = try await CoverageRepository(test.database).coverage(
      during: .always, account: nil, in: world.scope)
    // Counted on the day on which it was found.
    #expect(days.count == 1 && days.first?.late == 1)
    await test.database.close()
  }

  @Test("other accounts' deliveries, and what else happens to the comment, are taken as ever")
  func others() async throws {
    let other = try await BusinessWorld("b", in: world.test)
    #expect(await world.test.record([entry("1", .sweep)]) == [.stored])
    #expect(
      await world.test.record([
        .decided("1", .by("spam"), of: other.account, in: other.scope),
        .comment("1", kind: .hidden, of: world.account, in: world.scope),
        .comment("1", kind: .deleted, of: world.account, in: world.scope),
      ]) == [.stored, .stored, .stored])
  }

  @Test("a found comment that cannot be kept is counted nowhere and can be found again")
  func allOrNothing() async throws {
    try await world.test.onWriter { db in
      try db.execute(
        sql: "CREATE TRIGGER refuse BEFORE INSERT ON actions BEGIN SELECT raise(ABORT, 'refused'); END")
    }
    let before = try await world.test.dump()
    #expect(await world.test.record([entry("1", .sweep)]) != [.stored])
    #expect(try await world.test.dump() == before)
    try await world.test.onWriter { db in try db.execute(sql: "DROP TRIGGER refuse") }
    #expect(await world.test.record([entry("1", .delivery, milliseconds: 74)]) == [.stored])
  }

  @Test("coverage is the tenant's own, of the days asked for")
  func days() async throws {
    let other = try await BusinessWorld("b", in: world.test)
    _ = await world.test.record([
      entry("1", .sweep), entry("2", .delivery), .decided("3", .none(), of: other.account, in: other.scope),
    ])
    world.test.clock.advance(by: .seconds(86_400))
    _ = await world.test.record([entry("4", .delivery)])
    let all = try await coverage()
    #expect(all.map(\.total) == [1, 2] && all.map(\.found) == [0, 1] && all.map(\.delivered) == [1, 1])
    #expect(Set(all.map(\.accountID)) == [world.account])
    #expect(all.allSatisfy { $0.comparedAt == nil })
    // Only days that a sweep has come after were compared.
    let (tenant, account) = (world.scope.tenantID.rawValue, world.account.rawValue)
    let swept = world.test.clock.now - .seconds(3600)
    try await world.test.onWriter { db in
      try db.execute(
        sql: """
          INSERT INTO swept_videos (tenant_id, account_id, video_id, last_event_at, next_sweep_at, swept_at)
          VALUES (?1, ?2, 'v', 0, 0, ?3), (?1, ?2, 'w', 0, 0, NULL)
          """,
        arguments: [tenant, account, swept.milliseconds])
    }
    let compared = try await coverage().map(\.comparedAt)
    #expect(compared.last == swept && compared.first == (all[0].day < swept ? swept : nil))
    let today = TimeRange(start: world.test.clock.now, end: world.test.clock.now + .milliseconds(1))
    let repository = CoverageRepository(world.test.database)
    #expect(try await repository.coverage(during: today, account: nil, in: world.scope).map(\.day) == [all[0].day])
    #expect(try await repository.coverage(during: .always, account: other.account, in: world.scope).isEmpty)
  }
}
