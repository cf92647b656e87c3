import GRDB
import Moderation
import Testing

@testable import Storage

@Suite struct OverviewRepositoryTests {
  private func standings(
    _ test: TestDatabase, _ reach: OverviewReach, _ period: OverviewPeriod = .day, stalled: Set<AccountID> = []
  ) async throws -> (tenants: [TenantStanding], gateway: GatewayStanding?) {
    try await OverviewRepository(test.database).standings(
      during: period.steps(at: test.clock.now), stalled: stalled, at: test.clock.now, in: reach)
  }

  /// Counted one event at a time.
  private func naive(_ events: [StoredEvent], _ steps: OverviewSteps) -> [Int: Overview.Counts] {
    var counts: [Int: Overview.Counts] = [:]
    for event in events where event.receivedAt >= steps.start && event.receivedAt < steps.end {
      let step = Int((event.receivedAt - steps.start).milliseconds / steps.step.milliseconds)
      counts[step, default: .init()].events += 1
      if let verdict = event.decision?.verdict { counts[step, default: .init()].byVerdict[verdict, default: 0] += 1 }
    }
    return counts
  }

  @Test("Every step has what a count of the events one by one has, and nobody else's", arguments: [1, 2])
  func property(seed: UInt64) async throws {
    let test = try TestDatabase()
    let scope = try await test.addTenant("a")
    let neighbour = try await World("neighbour", in: test)
    let accounts = [try await test.addAccount("x", in: scope), try await test.addAccount("y", in: scope)]
    var generator = SeededGenerator(seed: seed)
    for number in 0..<200 {
      test.clock.advance(by: .milliseconds(Int.random(in: 0...3_000_000, using: &generator)))
      if number % 40 == 0 { test.clock.set(test.clock.now.startOfHour + .seconds(3600)) }
      _ = await test.record([
        .comment(
          "\(number)", kind: CommentEvent.Kind.allCases.randomElement(using: &generator) ?? .created,
          verdict: Verdict.allCases.randomElement(using: &generator), occurredAt: test.clock.now,
          of: accounts[Int.random(in: 0...1, using: &generator)], in: scope)
      ])
    }
    let events = try await EventRepository(test.database)
      .events(matching: EventFilter(), page: PageRequest(limit: 1000), in: scope).items
    let coverage = CoverageRepository(test.database)
    let reports = ReportRepository(test.database)
    for period in OverviewPeriod.allCases {
      let steps = period.steps(at: test.clock.now)
      let found = try await standings(test, .tenants([scope]), period)
      #expect(found.gateway == nil && found.tenants.map(\.id) == [scope.tenantID])
      let standing = try #require(found.tenants.first)
      #expect(standing.counts == naive(events, steps), "\(period)")
      let range = TimeRange(start: steps.start, end: steps.end)
      let days = try await coverage.coverage(during: range, account: nil, in: scope)
      #expect(standing.delivered == days.reduce(0) { $0 + $1.delivered })
      #expect(standing.found == days.reduce(0) { $0 + $1.found })
      let times = try await reports.timeToHidden(received: range, account: nil, in: scope)
      #expect(standing.timeToHidden == times.values.reduce(into: TimeToHidden()) { $0.add($1) })
    }
    let theirs = try await standings(test, .tenants([neighbour.scope]))
    #expect(theirs.tenants.map(\.name) == ["neighbour"])
  }

  @Test("A tenant with something of everything is told of all of it, as the reports have it")
  func everything() async throws {
    let test = try TestDatabase()
    let world = try await World("a", in: test)
    let scope = world.scope
    try await test.onWriter { db in
      try db.execute(
        sql: "UPDATE actions SET state = 5 WHERE id = ?", arguments: [world.action.id.rawValue])
      try db.execute(
        sql: "UPDATE review_queue SET holder_id = ?, leased_until = ?",
        arguments: [world.manager.id.rawValue, (test.clock.now + .seconds(9)).milliseconds])
    }
    let standing = try #require(try await standings(test, .tenants([scope]), stalled: [world.account.id]).tenants.first)
    #expect(standing.parked == 2)
    #expect(standing.actions.givenUp == 1)
    #expect(standing.demotions == 1, "the fuse of `listed` is blown")
    #expect(standing.reviewLimits == ReviewLimits(items: 5))
    #expect(standing.apps == [world.app.id])
    #expect(standing.stalled == [.init(id: world.account.id, name: "main")])
    let backlog = try await ReviewFiguresRepository(test.database).backlog(in: scope)
    #expect(standing.queue == .init(waiting: backlog.waiting, claimed: backlog.waiting, oldest: backlog.oldest))
    #expect(standing.queue.waiting > 0)
    #expect(standing.disabledWithTraffic.isEmpty)
  }

  @Test(
    "What is wrong with an account's authorisation is what the doctor finds",
    arguments: [
      ("UPDATE account_tokens SET refresh_expires_at = access_expires_at + 1", 1),
      ("UPDATE account_tokens SET refresh = NULL", 1),
      ("UPDATE account_tokens SET refresh_expires_at = access_expires_at + 8640000000", 0),
      ("UPDATE account_tokens SET renew_failures = 2, renew_error = 'busy'", 1),
      ("UPDATE accounts SET disconnected_at = 1, disconnected_reason = 'gone'", 1),
      ("UPDATE accounts SET disconnected_at = 1, disconnected_reason = 'gone', disabled = 1", 0),
      ("UPDATE tenants SET disabled = 1; UPDATE account_tokens SET refresh = NULL", 0),
    ])
  func troubles(_ change: String, _ count: Int) async throws {
    let test = try TestDatabase()
    let world = try await World("a", in: test)
    try await test.onWriter { db in try db.execute(sql: change) }
    let standing = try #require(try await standings(test, .tenants([world.scope])).tenants.first)
    let facts = try await DiagnosisRepository(test.database).facts(at: test.clock.now, in: TestDatabase.gateway)
    #expect(standing.troubles == facts.troubles && standing.troubles.count == count, "\(standing.troubles)")
  }

  @Test("Alert messages that were given up within the last day are counted, those before and those delivered are not")
  func undelivered() async throws {
    let test = try TestDatabase()
    let world = try await World("a", in: test)
    try await test.addChannel("gateway's", in: .gateway(TestDatabase.gateway))
    let (young, old) = (test.clock.now - .seconds(3600), test.clock.now - .seconds(90_000))
    try await test.onWriter { db in
      try db.execute(sql: "DELETE FROM alert_deliveries")
      for (number, (state, made)) in [(3, young), (3, old), (2, young), (1, young)].enumerated() {
        try db.execute(
          sql: """
            INSERT INTO alert_deliveries (id, channel_id, state, is_digest, due_at, created_at)
            SELECT ? + id % 1000, id, ?, 0, 0, ? FROM alert_channels
            """,
          arguments: [EventIDGenerator.firstID(at: made) + Int64(number) * 1000, state, made.milliseconds])
      }
    }
    let all = try await standings(test, .gateway(TestDatabase.gateway))
    #expect(all.tenants.map(\.undeliveredAlerts) == [1])
    #expect(all.gateway?.undeliveredAlerts == 1)
    #expect(try await standings(test, .tenants([world.scope])).tenants.first?.undeliveredAlerts == 1)
  }

  @Test("Accounts that are disabled and had comments lately are named, those that had none are not")
  func disabled() async throws {
    let test = try TestDatabase()
    let scope = try await test.addTenant("a")
    let accounts = AccountRepository(test.database)
    let busy = try await test.addAccount("busy", in: scope)
    _ = try await test.addAccount("quiet", in: scope)
    _ = await test.record([.comment("1", of: busy, in: scope)])
    for var account in try await accounts.accounts(page: PageRequest(), in: scope).items {
      account.isDisabled = true
      _ = try await accounts.update(account, in: scope)
    }
    var standing = try #require(try await standings(test, .tenants([scope])).tenants.first)
    #expect(standing.disabledWithTraffic.map(\.name) == ["busy"])
    test.clock.advance(by: .seconds(26 * 3600))
    standing = try #require(try await standings(test, .tenants([scope])).tenants.first)
    #expect(standing.disabledWithTraffic.isEmpty)
  }

  @Test("Tenants that are read a few at a time are told of as all at once, each once", arguments: [1, 2, 3, 4])
  func slices(_ length: Int) async throws {
    let test = try TestDatabase()
    let worlds = [try await World("a", in: test), try await World("b", in: test), try await World("c", in: test)]
    let gone = try await test.addTenant("gone")
    _ = try await TenantRepository(test.database).delete(in: gone, by: TestDatabase.gateway)
    let stalled = Set(worlds.map(\.account.id))
    for reach in [.gateway(TestDatabase.gateway), .tenants(worlds.map(\.scope) + [gone])] as [OverviewReach] {
      let whole = try await standings(test, reach, stalled: stalled)
      #expect(whole.tenants.map(\.id) == worlds.map(\.scope.tenantID).sorted { $0.rawValue < $1.rawValue })
      #expect(whole.tenants.allSatisfy { $0.stalled.count == 1 })
      let sliced = try await OverviewRepository(test.database, length: length).standings(
        during: OverviewPeriod.day.steps(at: test.clock.now), stalled: stalled, at: test.clock.now, in: reach)
      #expect(sliced.tenants == whole.tenants && sliced.gateway == whole.gateway)
    }
  }

  @Test("The gateway's standing is of all tenants that are there, and its own")
  func gateway() async throws {
    let test = try TestDatabase()
    let first = try await World("a", in: test)
    let second = try await World("b", in: test)
    let gone = try await test.addTenant("gone")
    _ = try await TenantRepository(test.database).delete(in: gone, by: TestDatabase.gateway)
    let backups = BackupRepository(test.database)
    for failure in ["old", "no space"] {
      try await backups.record(
        Backup(
          destination: .folder, fileName: "x", startedAt: test.clock.now, endedAt: test.clock.now, bytes: nil,
          failure: failure), by: .gateway)
    }
    let all = try await standings(test, .gateway(TestDatabase.gateway))
    #expect(all.tenants.map(\.name).sorted() == ["a", "b"])
    #expect(all.gateway?.backupFailure == "no space" && all.gateway?.drillFailure == nil)
    #expect(all.gateway?.parked == 0)
    try await backups.record(
      Backup(
        destination: .folder, fileName: "x", startedAt: test.clock.now, endedAt: test.clock.now, bytes: 9, failure: nil),
      by: .gateway)
    #expect(try await standings(test, .gateway(TestDatabase.gateway)).gateway?.backupFailure == nil)
    let granted = try await standings(
      test, .tenants([first.scope, gone]), stalled: [first.account.id, second.account.id])
    #expect(granted.tenants.map(\.name) == ["a"] && granted.gateway == nil)
    #expect(granted.tenants.first?.stalled.map(\.id) == [first.account.id])
  }
}
