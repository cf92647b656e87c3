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
    _ = await world.test.record([entry("4", .delivery, milliseconds: 86_400_000)])
    let all = try await coverage()
    #expect(all.map(\.total) == [1, 2] && all.map(\.found) == [0, 1] && all.map(\.delivered) == [1, 1])
    #expect(Set(all.map(\.accountID)) == [world.account])
    #expect(all.allSatisfy { $0.comparedAt == nil })
    let today = TimeRange(start: world.test.clock.now, end: world.test.clock.now + .milliseconds(1))
    let repository = CoverageRepository(world.test.database)
    #expect(try await repository.coverage(during: today, account: nil, in: world.scope).map(\.day) == [all[0].day])
    #expect(try await repository.coverage(during: .always, account: other.account, in: world.scope).isEmpty)
  }

  @Test("a comment counts on the day on which it was written, however late it was found or delivered")
  func writtenDay() async throws {
    let day = Duration.seconds(86_400)
    let (written, later) = (TestClock.start.startOfDay, TestClock.start.startOfDay + day * 2)
    world.test.clock.advance(by: day * 2)
    _ = await world.test.record([
      entry("found", .sweep), entry("late", .delivery), entry("new", .delivery, milliseconds: 2 * 86_400_000),
    ])
    var all = try await coverage()
    #expect(all.map(\.day) == [later, written])
    #expect(all.map(\.found) == [0, 1] && all.map(\.delivered) == [1, 1] && all.map(\.late) == [0, 0])
    world.test.clock.advance(by: day)
    _ = await world.test.record([entry("found", .delivery, milliseconds: 74)])
    all = try await coverage()
    #expect(all.map(\.day) == [later, written] && all.map(\.late) == [0, 1] && all.map(\.total) == [1, 2])
    let range = TimeRange(start: written, end: written + day)
    let repository = CoverageRepository(world.test.database)
    #expect(
      try await repository.coverage(during: range, account: world.account, in: world.scope).map(\.total) == [2])
  }

  @Test("a day is compared when every video of the account that is swept is covered until its end")
  func compared() async throws {
    let sweeps = SweepRepository(world.test.database)
    let day = Duration.seconds(86_400)
    let first = TestClock.start.startOfDay
    let account = world.account
    _ = await world.test.record([
      entry("1", .delivery), entry("2", .delivery, milliseconds: 86_400_000),
      entry("3", .delivery, milliseconds: 2 * 86_400_000),
    ])
    for video in ["v", "w"] { try await world.test.addSweptVideo(video, of: account, in: world.scope) }
    let later = world.test.clock.now + day * 10
    let (tenant, ids) = (
      world.scope.tenantID,
      try await world.test.onWriter { db in try Int64.fetchAll(db, sql: "SELECT id FROM swept_videos ORDER BY id") }
    )
    let videos = ids.map {
      SweptVideo(id: $0, tenantID: tenant, accountID: account, videoID: "", lastEventAt: TestClock.start)
    }
    try #require(videos.count == 2)
    func cover(_ index: Int, until end: Timestamp, from horizon: Timestamp) async throws -> [Bool] {
      var video = videos[index]
      video.coveredUntil = end
      try await sweeps.finish(video, from: horizon, next: later, at: later)
      return try await coverage().reversed().map { $0.comparedAt != nil }
    }
    #expect(try await cover(0, until: first + day * 3, from: first) == [false, false, false])
    #expect(try await cover(1, until: first + day - .milliseconds(1), from: first) == [false, false, false])
    #expect(try await cover(1, until: first + day, from: first) == [true, false, false])
    // What is older than a pass looks back is not compared by it.
    #expect(try await cover(1, until: first + day * 3, from: first + day + .seconds(1)) == [true, false, true])
    #expect(try await coverage().allSatisfy { $0.comparedAt == nil || $0.comparedAt == later })
  }
}
