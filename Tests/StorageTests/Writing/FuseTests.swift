import GRDB
import Moderation
import Testing

@testable import Storage

@Suite struct FuseTests {
  private let world: BusinessWorld
  private let statistics: RuleStatisticsRepository

  init() async throws {
    world = try await BusinessWorld()
    statistics = RuleStatisticsRepository(world.test.database)
  }

  private func entry(_ id: Int, _ decision: Decision) -> JournalEntry {
    .decided("\(id)", decision, occurredAt: world.test.clock.now, of: world.account, in: world.scope)
  }

  private func record(_ ids: Range<Int>, _ decision: Decision) async {
    #expect(
      await world.test.record(ids.map { entry($0, decision) }) == Array(repeating: .stored, count: ids.count))
  }

  private func count(of verdict: Verdict, basis: Decision.Basis) async throws -> Int {
    try await world.test.count(
      "SELECT count(*) FROM decisions WHERE verdict = ? AND basis = ?", [verdict.rawValue, basis.rawValue])
  }

  private static let capped = Decision.by("spam", fuse: RuleFuse(actionsPerDay: 5))

  @Test("A rule acts exactly as often as its cap allows, in one batch, over batches and over a restart")
  func exact() async throws {
    await record(0..<3, Self.capped)
    await world.test.database.close()
    let again = try TestDatabase(folder: world.test.folder, clock: world.test.clock)
    let entries = (3..<12).map { entry($0, Self.capped) }
    #expect(await again.record(entries).allSatisfy { $0 == .stored })
    #expect(try await again.count("SELECT count(*) FROM actions") == 5)
    #expect(
      try await again.count("SELECT count(*) FROM decisions WHERE verdict = 3 AND basis = 1") == 5)
    #expect(
      try await again.count("SELECT count(*) FROM decisions WHERE verdict = 1 AND basis = 5 AND rule_id = 'spam'") == 7)
    // The totals of reports say what was decided in the end.
    #expect(try await again.count("SELECT events FROM hourly_totals WHERE verdict = 1") == 7)
  }

  @Test("A demotion leaves one row, one notice and one audit entry, with the figures")
  func told() async throws {
    await record(0..<9, Self.capped)
    let demotions = try await statistics.demotions(in: world.scope)
    #expect(
      demotions == [
        RuleDemotion(
          ruleID: "spam", layer: .tenant, reason: "it would have acted on more than 5 comments on 2026-11-24",
          since: TestClock.start)
      ])
    let notices = try await world.notices()
    let sixth = try await world.event("5")
    #expect(notices.map(\.kind) == [.fuse] && notices[0].eventID == sixth.id && notices[0].ruleID == "spam")
    #expect(notices[0].message.contains("more than 5 comments"))
    let entries = try await world.audit()
    #expect(entries.map(\.action) == ["rule.demoted"] && entries[0].operatorID == nil)
    #expect(entries[0].subject == "rule spam of the tenant layer")
  }

  @Test("A demoted rule stays demoted over midnight and without its fuse, until it is set free")
  func stays() async throws {
    await record(0..<6, Self.capped)
    world.test.clock.advance(by: .seconds(86_400))
    await record(6..<8, .by("spam"))
    #expect(try await count(of: .review, basis: .fuse) == 3)
    let now = world.test.clock.now
    #expect(try await statistics.rearm(ruleID: "spam", layer: .tenant, at: now, in: world.scope))
    #expect(
      try await statistics.rearm(ruleID: "spam", layer: .tenant, at: now, in: world.scope)
        == false)
    #expect(try await statistics.demotions(in: world.scope).isEmpty)
    await record(8..<14, Self.capped)
    #expect(try await count(of: .hide, basis: .rule) == 10)
    #expect(try await count(of: .review, basis: .fuse) == 4)
    #expect(try await world.audit().map(\.action) == ["rule.demoted", "rule.rearmed", "rule.demoted"])
  }

  @Test("The cap begins anew at midnight of UTC")
  func midnight() async throws {
    await record(0..<5, Self.capped)
    world.test.clock.advance(by: .seconds(86_400))
    await record(5..<10, Self.capped)
    #expect(try await count(of: .hide, basis: .rule) == 10)
  }

  @Test("Where a demoted rule is alone with others, the next strongest decides, and its own cap is then asked")
  func nextRule() async throws {
    let first = FiredRule(ruleID: "a", layer: .tenant, verdict: .delete, fuse: RuleFuse(actionsPerDay: 1))
    let second = FiredRule(ruleID: "b", layer: .gateway, verdict: .hide, fuse: RuleFuse(actionsPerDay: 1))
    let decision = Decision(
      verdict: .delete, basis: .rule, ruleID: "a", ruleLayer: .tenant, versions: RuleSetVersions(gateway: 3, tenant: 1),
      fired: [first, second], fuse: first.fuse)
    await record(0..<4, decision)
    #expect(try await world.event("0").decision?.ruleID == "a")
    let next = try await world.event("1").decision
    #expect(next?.ruleID == "b" && next?.ruleLayer == .gateway && next?.verdict == .hide && next?.basis == .rule)
    let last = try await world.event("2").decision
    #expect(last?.ruleID == "a" && last?.verdict == .review && last?.basis == .fuse)
    #expect(try await world.event("3").decision == last)
    #expect(try await statistics.demotions(in: world.scope).map(\.ruleID) == ["b", "a"])
    #expect(try await world.test.count("SELECT count(*) FROM actions") == 2)
  }

  @Test("A share above its band demotes once enough comments were decided, counted to the single comment")
  func shareAbove() async throws {
    let fuse = RuleFuse(share: RuleFuse.ShareBand(from: nil, to: 0.5, after: 10))
    // Five of ten is within the band, six of eleven is not.
    await record(0..<5, .none())
    await record(5..<10, .by("spam", fuse: fuse))
    #expect(try await statistics.demotions(in: world.scope).isEmpty)
    await record(10..<11, .by("spam", fuse: fuse))
    #expect(
      try await statistics.demotions(in: world.scope).map(\.reason)
        == ["it held for 6 of 11 comments on 2026-11-24, a larger share than 0.5"])
    #expect(try await count(of: .review, basis: .fuse) == 1)
  }

  @Test("A share below its band demotes when the rule holds; too few comments tell nothing")
  func shareBelow() async throws {
    let fuse = RuleFuse(share: RuleFuse.ShareBand(from: 0.2, to: nil, after: 10))
    await record(0..<8, .none())
    await record(8..<9, .by("spam", fuse: fuse))
    #expect(try await statistics.demotions(in: world.scope).isEmpty)
    await record(9..<12, .none())
    await record(12..<13, .by("spam", fuse: fuse))
    #expect(
      try await statistics.demotions(in: world.scope).map(\.reason)
        == ["it held for 2 of 13 comments on 2026-11-24, a smaller share than 0.2"])
  }

  @Test("The share is that of one version: a rule that is new at noon is not blamed for the morning")
  func shareOfVersion() async throws {
    let fuse = RuleFuse(share: RuleFuse.ShareBand(from: 0.2, to: nil, after: 2))
    await record(0..<50, .none())
    await record(50..<54, .by("spam", fuse: fuse, versions: RuleSetVersions(tenant: 2)))
    #expect(try await statistics.demotions(in: world.scope).isEmpty)
  }

  @Test("Setting free begins the share anew")
  func rearmedShare() async throws {
    let fuse = RuleFuse(share: RuleFuse.ShareBand(from: nil, to: 0.5, after: 4))
    await record(0..<4, .by("spam", fuse: fuse))
    #expect(try await statistics.demotions(in: world.scope).count == 1)
    _ = try await statistics.rearm(
      ruleID: "spam", layer: .tenant, at: world.test.clock.now, in: world.scope)
    await record(4..<7, .none())
    await record(7..<10, .by("spam", fuse: fuse))
    // Three of six since then, although seven of ten of the day.
    #expect(try await statistics.demotions(in: world.scope).isEmpty)
    await record(10..<11, .by("spam", fuse: fuse))
    #expect(
      try await statistics.demotions(in: world.scope).map(\.reason)
        == ["it held for 4 of 7 comments on 2026-11-24, a larger share than 0.5"])
  }

  @Test("Tenants are counted apart, and so are the accounts of one tenant by their own rules")
  func apart() async throws {
    let other = try await BusinessWorld("b", in: world.test)
    let second = try await world.test.addAccount("second", in: world.scope)
    let own = Decision.by(
      "own", layer: .account, fuse: RuleFuse(actionsPerDay: 1), versions: RuleSetVersions(account: 1))
    let shared = Decision.by(
      "shared", layer: .gateway, fuse: RuleFuse(actionsPerDay: 1), versions: RuleSetVersions(gateway: 1))
    _ = await world.test.record([
      .decided("1", own, of: world.account, in: world.scope), .decided("1", own, of: second, in: world.scope),
      .decided("2", shared, of: world.account, in: world.scope), .decided("2", shared, of: second, in: world.scope),
      .decided("2", shared, of: other.account, in: other.scope),
      .decided("3", own, of: second, in: world.scope),
    ])
    let demotions = try await statistics.demotions(in: world.scope)
    #expect(Set(demotions.map(\.ruleID)) == ["own", "shared"])
    #expect(demotions.first { $0.ruleID == "own" }?.accountID == second)
    #expect(demotions.first { $0.ruleID == "shared" }?.accountID == nil)
    #expect(try await statistics.demotions(in: other.scope).isEmpty)
  }

  @Test("A demoted rule neither replies nor notifies, but still labels")
  func effects() async throws {
    let decision = Decision.by(
      "spam", fuse: RuleFuse(actionsPerDay: 1), labels: ["scam"], notifies: true,
      reply: ReplyPool(variants: ["a", "b", "c"], perVideo: 99, within: 1000))
    await record(0..<3, decision)
    #expect(try await world.notices(.rule).count == 1)
    #expect(try await world.test.count("SELECT count(*) FROM replies") == 1)
    #expect(try await world.event("2").decision?.labels == ["scam"])
  }

  @Test("An entry that fails leaves no counts, and takes nothing from its neighbours' cap")
  func failingEntry() async throws {
    try await world.test.onWriter { db in
      try db.execute(
        sql: """
          CREATE TRIGGER refuse BEFORE INSERT ON decisions
          WHEN (SELECT comment_id FROM events WHERE id = NEW.event_id) = '2'
          BEGIN SELECT raise(ABORT, 'refused'); END
          """)
    }
    let outcomes = await world.test.record((0..<7).map { entry($0, Self.capped) })
    #expect(outcomes.enumerated().allSatisfy { ($0.element == .stored) == ($0.offset != 2) })
    #expect(try await count(of: .hide, basis: .rule) == 5)
    #expect(try await count(of: .review, basis: .fuse) == 1)
    #expect(try await world.test.count("SELECT acted FROM rule_days") == 5)
    #expect(try await world.test.count("SELECT hits FROM rule_days") == 6)
    #expect(try await world.test.count("SELECT decisions FROM rule_set_days") == 6)
  }

  @Test("A demotion that cannot be written is no demotion: the next comment blows the fuse")
  func failingDemotion() async throws {
    try await world.test.onWriter { db in
      try db.execute(
        sql: """
          CREATE TRIGGER refuse BEFORE INSERT ON notices
          WHEN (SELECT comment_id FROM events WHERE id = NEW.event_id) = '5'
          BEGIN SELECT raise(ABORT, 'refused'); END
          """)
    }
    let outcomes = await world.test.record((0..<8).map { entry($0, Self.capped) })
    #expect(outcomes.enumerated().allSatisfy { ($0.element == .stored) == ($0.offset != 5) })
    #expect(try await count(of: .hide, basis: .rule) == 5)
    #expect(try await count(of: .review, basis: .fuse) == 2)
    let sixth = try await world.event("6")
    #expect(try await world.notices().map(\.eventID) == [sixth.id])
    #expect(try await world.audit().map(\.action) == ["rule.demoted"])
  }

  @Test("A batch that fails as a whole leaves the cap as it was")
  func failingBatch() async throws {
    await record(0..<3, Self.capped)
    try await world.test.onWriter { db in try db.execute(sql: "PRAGMA query_only = 1") }
    #expect(await world.test.record((3..<9).map { entry($0, Self.capped) }).allSatisfy { $0 == .failed(.readOnly) })
    try await world.test.onWriter { db in try db.execute(sql: "PRAGMA query_only = 0") }
    await record(3..<9, Self.capped)
    #expect(try await count(of: .hide, basis: .rule) == 5)
    #expect(try await count(of: .review, basis: .fuse) == 4)
  }

  @Test("Setting free takes effect for the entries of its own batch")
  func rearmInBatch() async throws {
    await record(0..<6, Self.capped)
    let gate = await Gate(holding: world.test.database)
    let before = world.test.queue((6..<8).map { entry($0, Self.capped) })
    let rearming = Task {
      try await statistics.rearm(
        ruleID: "spam", layer: .tenant, at: world.test.clock.now, in: world.scope)
    }
    while world.test.database.writer.queuedEntries < 3 { await Task.yield() }
    let after = world.test.queue((8..<14).map { entry($0, Self.capped) })
    gate.open()
    _ = await (before.value, after.value)
    #expect(try await rearming.value)
    #expect(try await count(of: .hide, basis: .rule) == 10)
    #expect(try await count(of: .review, basis: .fuse) == 4)
  }

  @Test("Redelivered comments use nothing up")
  func duplicates() async throws {
    let entries = (0..<5).map { entry($0, Self.capped) }
    _ = await world.test.record(entries + entries)
    _ = await world.test.record(entries)
    #expect(try await statistics.demotions(in: world.scope).isEmpty)
    #expect(try await world.test.count("SELECT acted FROM rule_fuses") == 5)
  }
}
