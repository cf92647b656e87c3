import GRDB
import Moderation
import Testing

@testable import Storage

@Suite struct ClientReportRepositoryTests {
  /// Ids of reviewers' decisions are of the machine's own clock.
  private static let later = Timestamp(seconds: 253_402_300_000)

  private func rows(
    _ test: TestDatabase, _ scope: TenantScope, length: Int = 20_000, period: TimeRange = .always,
    account: AccountID? = nil, asOf: Timestamp? = nil
  ) async throws -> ReportSlice {
    let store = ClientReportRepository(test.database, length: length)
    let selection = ReportSelection(
      period: period, account: account, asOf: asOf ?? Self.later, hasDetails: true)
    var all = ReportSlice(rows: [])
    var place: Int64?
    repeat {
      let slice = try await store.slice(of: selection, after: place, in: scope)
      all.rows += slice.rows
      all.comments += slice.comments
      all.actions.merge(slice.actions, uniquingKeysWith: +)
      place = slice.next
    } while place != nil
    return all
  }

  @Test("Hours and accounts of any range add up to its totals", arguments: [1, 2])
  func sums(seed: UInt64) async throws {
    let test = try TestDatabase()
    let scope = try await test.addTenant("a")
    let accounts = [try await test.addAccount("x", in: scope), try await test.addAccount("y", in: scope)]
    _ = try await World("neighbour", in: test)
    var generator = SeededGenerator(seed: seed)
    for number in 0..<80 {
      test.clock.advance(by: .milliseconds(Int.random(in: 0...900_000, using: &generator)))
      _ = await test.record([
        .comment(
          "\(number)", kind: CommentEvent.Kind.allCases.randomElement(using: &generator) ?? .created,
          verdict: Verdict.allCases.randomElement(using: &generator) ?? .allow, occurredAt: test.clock.now,
          of: accounts.randomElement(using: &generator) ?? accounts[0], in: scope)
      ])
    }
    let span = (test.clock.now - TestClock.start).milliseconds
    let store = ClientReportRepository(test.database)
    for _ in 0..<60 {
      let start = TestClock.start + .milliseconds(Int64.random(in: 0...span, using: &generator))
      let range = TimeRange(start: start, end: start + .milliseconds(Int64.random(in: 0...span, using: &generator)))
      let account = [nil, accounts[0]].randomElement(using: &generator) ?? nil
      let totals = try await ReportRepository(test.database).totals(received: range, account: account, in: scope)
      let hours = try await store.hours(received: range, account: account, in: scope)
      let byAccount = try await store.accounts(received: range, account: account, in: scope)
      #expect(hours.reduce(0) { $0 + $1.events } == totals.totalEvents)
      #expect(byAccount.reduce(0) { $0 + $1.events } == totals.totalEvents)
      for kind in CommentEvent.Kind.allCases {
        let events = hours.filter { $0.kind == kind }.reduce(0) { $0 + $1.events }
        #expect(events == totals.byType[kind.name] ?? 0)
      }
      #expect(hours.allSatisfy { $0.hour >= start.startOfHour && $0.hour < range.end ?? start })
    }
  }

  @Test("A log has every decision but plain allow, what people decided and what was taken back, once and in order")
  func log() async throws {
    let world = try await ReviewWorld()
    try await world.add(["allowed"], .allow)
    try await world.add(["hidden"], .hide)
    try await world.add(["asked", "held"])
    world.test.clock.advance(by: .seconds(60))
    let decision = try await world.decided("asked", .delete)
    world.test.clock.advance(by: .seconds(60))
    _ = try await world.undo(decision)
    _ = try await world.finish(decision)
    let all = try await rows(world.test, world.first)
    #expect(all.rows.map(\.commentID) == ["hidden", "asked", "held", "asked", "asked"])
    #expect(all.rows.map(\.basis) == [.rule, .rule, .rule, .person, .takenBack])
    #expect(all.rows.map(\.verdict) == [.hide, .review, .review, .delete, .delete])
    try #require(all.rows.count == 5)
    #expect(all.rows[3].reviewer == world.first.actor.operatorID)
    #expect(all.rows[0].action == ActionCount(kind: .hide, state: .requested))
    for length in 1...4 { #expect(try await rows(world.test, world.first, length: length).rows == all.rows) }
    #expect(try await rows(world.test, world.first, account: .fresh()).rows.isEmpty)
  }

  @Test("A log as of an earlier moment is what it was then")
  func asOf() async throws {
    let world = try await ReviewWorld()
    try await world.add(["hidden"], .hide)
    try await world.add(["asked"])
    let then = world.now
    let before = try await rows(world.test, world.first, asOf: then)
    world.test.clock.advance(by: .seconds(60))
    _ = try await world.decided("asked", .hide)
    try await world.add(["later"], .delete)
    let action = try #require(try await world.business.event("hidden").action)
    try await OutboxRepository(world.test.database).record(
      .accepted, of: action.id, began: world.now, ended: world.now)
    #expect(try await rows(world.test, world.first, asOf: then).rows == before.rows)
    let now = try await rows(world.test, world.first)
    #expect(now.rows.count == before.rows.count + 2)
    #expect(now.rows.first?.action == ActionCount(kind: .hide, state: .accepted))
  }

  @Test("What a report tells of is the tenant's own: terms, authors, rules, actions")
  func details() async throws {
    let test = try TestDatabase()
    let world = try await World("a", in: test)
    let other = try await World("b", in: test)
    for world in [world, other] {
      let found = try await rows(test, world.scope)
      #expect(Set(found.rows.map(\.accountID)) == [world.account.id])
      #expect(found.comments.count == found.rows.count { $0.basis != .person && $0.basis != .shownAgain })
      #expect(found.comments.contains { $0.username == "@u" && $0.ruleID == "listed" })
      let actions = try await test.count(
        "SELECT count(*) FROM actions WHERE tenant_id = ?", [world.scope.tenantID.rawValue])
      #expect(found.actions.values.reduce(0, +) == actions)
      let rules = try await ClientReportRepository(test.database).rules(
        during: .always, account: nil, limit: 1, in: world.scope)
      #expect(rules.count == 1 && rules.first?.ruleID == "listed")
    }
  }

  @Test("From when on comments are stored is told where some were deleted for their age")
  func stored() async throws {
    let test = try TestDatabase()
    let scope = try await test.addTenant("a")
    let store = ClientReportRepository(test.database)
    #expect(try await store.storedSince(in: scope) == nil)
    let horizon = test.clock.now - .seconds(86_400)
    let aged = AgedComments(tenant: scope.tenantID, horizon: horizon, reviewHorizon: horizon)
    try await test.onWriter { db in try aged.noteDeletion(db) }
    #expect(try await store.storedSince(in: scope) == horizon)
  }
}
