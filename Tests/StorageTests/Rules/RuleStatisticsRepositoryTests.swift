import GRDB
import Moderation
import Testing

@testable import Storage

@Suite struct RuleStatisticsRepositoryTests {
  private let world: BusinessWorld
  private let statistics: RuleStatisticsRepository
  private let rules: RuleSetRepository

  init() async throws {
    world = try await BusinessWorld()
    statistics = RuleStatisticsRepository(world.test.database)
    rules = RuleSetRepository(world.test.database)
  }

  private func days(_ ruleID: String? = nil, _ range: TimeRange = .always) async throws -> [String] {
    try await statistics.days(ofRule: ruleID, during: range, in: world.scope).map {
      "\($0.day.description.prefix(10)) \($0.layer.name)/\($0.ruleID) "
        + "\($0.evaluated) \($0.hits) \($0.shadowHits) \($0.acted) \($0.overturned)"
    }
  }

  @Test("Hits, shadow hits, actions and overturned decisions are counted by rule and day")
  func counted() async throws {
    try await rules.save(.rules("hide", "ask", "quiet"), in: .tenant(world.scope))
    let both = Decision(
      verdict: .hide, basis: .rule, ruleID: "hide", ruleLayer: .tenant, versions: RuleSetVersions(tenant: 1),
      fired: [
        FiredRule(ruleID: "hide", layer: .tenant, verdict: .hide),
        FiredRule(ruleID: "ask", layer: .tenant, verdict: .review),
      ], shadows: [ShadowMatch(ruleID: "quiet", verdict: .delete)])
    let first = try await world.add("1", both)
    _ = try await world.add("2", .none())
    world.test.clock.advance(by: .seconds(86_400))
    _ = try await world.add("3", .by("ask", .review))
    _ = try await ReviewDeskRepository(world.test.database)
      .review(first.id, verdict: .allow, at: world.test.clock.now, in: world.scope)
    #expect(
      try await days() == [
        "2026-11-25 tenant/ask 1 1 0 0 0", "2026-11-25 tenant/hide 1 0 0 0 0", "2026-11-25 tenant/quiet 1 0 0 0 0",
        "2026-11-24 tenant/ask 2 1 0 0 0", "2026-11-24 tenant/hide 2 1 0 1 1", "2026-11-24 tenant/quiet 2 0 1 0 0",
      ])
    #expect(try await days("hide") == ["2026-11-25 tenant/hide 1 0 0 0 0", "2026-11-24 tenant/hide 2 1 0 1 1"])
    let second = Timestamp("2026-11-25T00:00:00Z")
    #expect(try await days("hide", TimeRange(start: second)) == ["2026-11-25 tenant/hide 1 0 0 0 0"])
    #expect(try await days("hide", TimeRange(end: second)) == ["2026-11-24 tenant/hide 2 1 0 1 1"])
    #expect(try await days("none") == [])
  }

  @Test("A rule is evaluated by the versions that hold it, live or in shadow, unless a layer below takes it away")
  func evaluated() async throws {
    try await rules.save(.rules("top", "locked-out"), in: .gateway(TestDatabase.gateway))
    try await rules.save(.rules("mid"), in: .tenant(world.scope))
    try await rules.save(.rules("mid", "later", mode: "shadow"), in: .tenant(world.scope))
    try await rules.save(
      .sample(
        """
        {"id":"top","mode":"live","verdict":"hide","when":{"words":["x"]}},
        {"id":"off","mode":"off","verdict":"hide","when":{"words":["x"]}}
        """, disabling: ["mid"]), in: .account(world.account, world.scope))
    func record(_ count: Int, _ versions: RuleSetVersions) async {
      let first = Int.random(in: 0..<1_000_000_000)
      _ = await world.test.record(
        (0..<count).map { .decided("\(first) \($0)", .none(versions), of: world.account, in: world.scope) })
    }
    await record(1, RuleSetVersions(gateway: 1))
    await record(10, RuleSetVersions(gateway: 1, tenant: 1))
    await record(100, RuleSetVersions(gateway: 1, tenant: 2))
    await record(1000, RuleSetVersions(gateway: 1, tenant: 2, account: 1))
    // An own comment: no rule set was asked.
    await record(10_000, RuleSetVersions())
    #expect(
      try await days() == [
        "2026-11-24 tenant/later 1100 0 0 0 0", "2026-11-24 gateway/locked-out 1111 0 0 0 0",
        "2026-11-24 tenant/mid 110 0 0 0 0", "2026-11-24 gateway/top 111 0 0 0 0",
        "2026-11-24 account/top 1000 0 0 0 0",
      ])
  }

  @Test("A comment that nothing held for costs no row but its event, its decision and the shared counters")
  func cheap() async throws {
    var tables: [String: Int] = [:]
    func grown() async throws -> Set<String> {
      let names = try await world.test.database.pool.read { db in
        try String.fetchAll(db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table'")
      }
      var grown: Set<String> = []
      for name in names {
        let count = try await world.test.count("SELECT count(*) FROM \(name)")
        if count != tables.updateValue(count, forKey: name) { grown.insert(name) }
      }
      return grown
    }
    _ = try await grown()
    _ = try await world.add("1", .none())
    #expect(try await grown() == ["events", "decisions", "hourly_totals", "rule_set_days"])
    _ = try await world.add("2", .none())
    #expect(try await grown() == ["events", "decisions"])
  }

  @Test("Audit entries can neither be altered nor removed")
  func audit() async throws {
    try await rules.save(.rules("a"), in: .tenant(world.scope))
    for sql in ["DELETE FROM audit_entries", "UPDATE audit_entries SET detail = 'x'"] {
      await #expect(throws: (any Error).self) { try await world.test.onWriter { db in try db.execute(sql: sql) } }
    }
    #expect(try await world.audit().count == 1)
  }
}
