import GRDB
import Moderation
import Testing

@testable import Storage

/// What is told of what was raised, to whom and when.
@Suite struct AlertRepositoryTests {
  private static let gateway = AlertScope.gateway(TestDatabase.gateway)

  private func raise(
    _ test: TestDatabase, _ kind: Alert.Kind = .accountDisconnected, _ subject: String = "acc", of scope: TenantScope?,
    _ message: String = "it is so"
  ) async throws {
    try await AlertRepository(test.database).raise(
      Alert(tenantID: scope?.tenantID, kind: kind, subject: subject, message: message, raisedAt: test.clock.now))
  }

  private func due(_ test: TestDatabase) async throws -> [AlertLetter] {
    try await AlertQueueRepository(test.database).due(at: test.clock.now, limit: 100, excluding: [])
  }

  private func alerts(_ test: TestDatabase, _ scope: AlertScope) async throws -> [RaisedAlert] {
    try await AlertRepository(test.database).alerts(kind: nil, tenants: false, page: PageRequest(), in: scope).items
  }

  @Test("goes to each channel of its tenant that wants it, and to those of the gateway that hear of tenants")
  func matching() async throws {
    let test = try TestDatabase()
    let (nova, other) = (try await test.addTenant("Nova"), try await test.addTenant("Other"))
    let all = try await test.addChannel("all", in: .tenant(nova))
    let picky = try await test.addChannel("picky", in: .tenant(nova)) { $0.wanted = [.ruleDemoted] }
    try await test.addChannel("deaf", in: .tenant(nova)) { $0.isDisabled = true }
    try await test.addChannel("foreign", in: .tenant(other))
    try await test.addChannel("own", in: Self.gateway)
    let owner = try await test.addChannel("owner", in: Self.gateway) { $0.includesTenants = true }
    try await raise(test, of: nova)
    #expect(Set(try await due(test).map(\.channel.id)) == [all, owner])
    try await raise(test, .ruleDemoted, of: nova)
    test.clock.advance(by: .seconds(1))
    let delivered = try await due(test)
    #expect(Set(delivered.map(\.channel.id)) == [all, owner, picky])
    #expect(delivered.allSatisfy { $0.alerts.map(\.tenantName) == ["Nova"] })
  }

  @Test("the gateway's alerts go to its own channels alone")
  func ofGateway() async throws {
    let test = try TestDatabase()
    let nova = try await test.addTenant("Nova")
    try await test.addChannel("all", in: .tenant(nova))
    let own = try await test.addChannel("own", in: Self.gateway)
    try await raise(test, .gatewayUnready, of: nil)
    #expect(try await due(test).map(\.channel.id) == [own])
    #expect(try await alerts(test, .tenant(nova)).isEmpty)
  }

  @Test("a tenant sees its own deliveries, and not that the gateway's channel was told")
  func ownDeliveries() async throws {
    let test = try TestDatabase()
    let (nova, other) = (try await test.addTenant("Nova"), try await test.addTenant("Other"))
    try await test.addChannel("mine", in: .tenant(nova))
    try await test.addChannel("owner", in: Self.gateway) { $0.includesTenants = true }
    try await raise(test, of: nova)
    #expect(try await alerts(test, .tenant(nova)).flatMap(\.deliveries).map(\.channelName) == ["mine"])
    #expect(try await alerts(test, .tenant(other)).isEmpty)
    let everybody = try await AlertRepository(test.database).alerts(
      kind: nil, tenants: true, page: PageRequest(), in: Self.gateway)
    #expect(everybody.items.flatMap(\.deliveries).map(\.channelName) == ["owner"])
    #expect(try await alerts(test, Self.gateway).isEmpty)
  }

  @Test("the same again within an hour is counted and told when the hour is over")
  func dedupe() async throws {
    let test = try TestDatabase()
    let nova = try await test.addTenant("Nova")
    try await test.addChannel("all", in: .tenant(nova))
    let queue = AlertQueueRepository(test.database)
    let start = test.clock.now
    try await raise(test, of: nova)
    let first = try #require(try await due(test).first)
    try await queue.record(.delivered, of: first.id, at: test.clock.now)
    for minute in 1...3 {
      test.clock.set(start + .seconds(60 * minute))
      try await raise(test, of: nova, "again \(minute)")
      #expect(try await due(test).isEmpty)
    }
    // Another subject has an hour of its own.
    try await raise(test, .accountDisconnected, "another", of: nova)
    #expect(try await due(test).flatMap(\.alerts).map(\.alert.subject) == ["another"])
    for letter in try await due(test) { try await queue.record(.delivered, of: letter.id, at: test.clock.now) }
    #expect(try await queue.nextDue(after: test.clock.now) == start + .seconds(3600))

    test.clock.set(start + .seconds(3600))
    let second = try #require(try await due(test).first)
    #expect(second.alerts.map(\.times) == [3])
    #expect(second.alerts.map(\.alert.message) == ["again 3"])
    #expect(second.alerts.map(\.lastRaisedAt) == [start + .seconds(180)])
    try await queue.record(.delivered, of: second.id, at: test.clock.now)
    try await raise(test, of: nova)
    #expect(try await queue.nextDue(after: test.clock.now) == start + .seconds(7200))
    #expect(try await alerts(test, .tenant(nova)).count == 4)

    test.clock.set(start + .seconds(10 * 3600))
    try await raise(test, of: nova)
    #expect(try await due(test).count == 1)
  }

  @Test("what comes in quiet hours is told afterwards in one message, but for what is critical")
  func quietHours() async throws {
    let test = try TestDatabase()
    let nova = try await test.addTenant("Nova")
    // The clock stands at 09:30 UTC, 10:30 in Berlin.
    let window = try TimeWindow(from: "10:00", to: "12:00", zone: "Europe/Berlin")
    let channel = try await test.addChannel("quiet", in: .tenant(nova)) {
      $0.quietHours = AlertQuietHours(window: window)
    }
    try await raise(test, .ruleMatched, "one", of: nova)
    try await raise(test, .ruleDemoted, "two", of: nova)
    #expect(try await due(test).isEmpty)
    try await raise(test, .accountDisconnected, "three", of: nova)
    let urgent = try await due(test)
    #expect(urgent.flatMap(\.alerts).map(\.alert.subject) == ["three"])
    let queue = AlertQueueRepository(test.database)
    try await queue.record(.delivered, of: urgent[0].id, at: test.clock.now)
    let end = try #require(Timestamp("2026-11-24T11:00:00Z"))
    #expect(try await queue.nextDue(after: test.clock.now) == end)
    test.clock.set(end)
    let digest = try await due(test)
    #expect(digest.map(\.channel.id) == [channel])
    #expect(digest.flatMap(\.alerts).map(\.alert.subject) == ["one", "two"])
  }

  @Test("quiet hours that are taken away let go of what they held back")
  func noMoreQuiet() async throws {
    let test = try TestDatabase()
    let nova = try await test.addTenant("Nova")
    let window = try TimeWindow(from: "00:00", to: "23:00", zone: "UTC")
    let id = try await test.addChannel("quiet", in: .tenant(nova)) {
      $0.quietHours = AlertQuietHours(window: window, passesCritical: false)
    }
    try await raise(test, of: nova)
    #expect(try await due(test).isEmpty)
    #expect(try await test.change(id, AlertChannelChange(quietHours: .remove), in: .tenant(nova)) != nil)
    #expect(try await due(test).count == 1)
  }

  @Test("what waits for a channel that is disabled is given up, and stays visible")
  func disabled() async throws {
    let test = try TestDatabase()
    let nova = try await test.addTenant("Nova")
    let id = try await test.addChannel("all", in: .tenant(nova))
    try await raise(test, of: nova)
    let letter = try #require(try await due(test).first)
    #expect(try await test.change(id, AlertChannelChange(isDisabled: true), in: .tenant(nova)) != nil)
    #expect(try await due(test).isEmpty)
    // An attempt that was under way meanwhile does not bring it back.
    let queue = AlertQueueRepository(test.database)
    try await queue.record(
      .retry(at: test.clock.now, error: "no", isPaused: false), of: letter.id, at: test.clock.now)
    let delivery = try #require(try await alerts(test, .tenant(nova)).first?.deliveries.first)
    #expect(delivery.state == .dead)
    #expect(delivery.lastError == "the channel was disabled before this was told")
  }

  @Test("new notices become alerts, many of one rule one, and each once")
  func notices() async throws {
    let test = try TestDatabase()
    let world = try await World("Nova", in: test)
    let queue = AlertQueueRepository(test.database)
    try await test.onWriter { db in
      try db.execute(
        sql: """
          INSERT INTO notices SELECT (SELECT max(id) FROM notices) + 1, tenant_id, kind, rule_id, event_id, message,
            created_at
          FROM notices WHERE kind = 1
          """)
    }
    while try await queue.raiseNotices(limit: 100, at: test.clock.now) {}
    let raised = try await alerts(test, .tenant(world.scope)).filter { $0.alert.kind != .loginAttack }
    let rule = try #require(raised.first { $0.alert.kind == .ruleMatched })
    #expect(rule.times == 2)
    #expect(rule.alert.subject == "rule listed")
    #expect(raised.contains { $0.alert.kind == .ruleDemoted })
    let before = try await test.dump()
    #expect(try await queue.raiseNotices(limit: 100, at: test.clock.now) == false)
    #expect(try await test.dump() == before)
  }

  @Test("one of each channel at a time is due, the earliest, and busy channels are left alone")
  func turns() async throws {
    let test = try TestDatabase()
    let nova = try await test.addTenant("Nova")
    let (one, two) = (
      try await test.addChannel("one", in: .tenant(nova)), try await test.addChannel("two", in: .tenant(nova))
    )
    for number in 1...20 {
      try await raise(test, .ruleMatched, "rule \(number)", of: nova)
      test.clock.advance(by: .seconds(1))
    }
    let queue = AlertQueueRepository(test.database)
    let letters = try await due(test)
    #expect(Set(letters.map(\.channel.id)) == [one, two])
    #expect(letters.flatMap(\.alerts).map(\.alert.subject) == ["rule 1", "rule 1"])
    let rest = try await queue.due(at: test.clock.now, limit: 100, excluding: [one])
    #expect(rest.map(\.channel.id) == [two])
    #expect(try await queue.due(at: test.clock.now, limit: 100, excluding: [one, two]).isEmpty)
  }

  @Test("a pause holds back everything of the channel and nothing of others")
  func pauses() async throws {
    let test = try TestDatabase()
    let nova = try await test.addTenant("Nova")
    let one = try await test.addChannel("one", in: .tenant(nova))
    let two = try await test.addChannel("two", in: .tenant(nova))
    try await raise(test, of: nova)
    try await raise(test, .ruleDemoted, of: nova)
    let letter = try #require(try await due(test).first { $0.channel.id == one })
    try await AlertQueueRepository(test.database).record(
      .retry(at: test.clock.now + .seconds(60), error: "busy", isPaused: true), of: letter.id, at: test.clock.now)
    #expect(try await due(test).map(\.channel.id) == [two])
    test.clock.advance(by: .seconds(60))
    #expect(try await due(test).count == 2)
  }

  @Test("another owner's channel is not there, whatever is asked of it")
  func isolation() async throws {
    let test = try TestDatabase()
    let (nova, other) = (try await test.addTenant("Nova"), try await test.addTenant("Other"))
    let channels = AlertChannelRepository(test.database)
    let id = try await test.addChannel("mine", in: .tenant(nova))
    let before = try await test.dump()
    for scope in [AlertScope.tenant(other), Self.gateway] {
      #expect(try await channels.channel(id, in: scope) == nil)
      #expect(try await channels.channels(in: scope).isEmpty)
      #expect(try await test.change(id, AlertChannelChange(name: "theirs"), in: scope) == nil)
      #expect(try await channels.delete(id, at: test.clock.now, in: scope) == false)
      #expect(
        try await channels.rotate(
          id, to: SealedSecret(bytes: [1]), overlapEnd: test.clock.now, at: test.clock.now, in: scope) == false)
    }
    #expect(try await test.dump() == before)
  }

  @Test("what the gateway was about to hear of a tenant goes with the tenant")
  func deletion() async throws {
    let test = try TestDatabase()
    try await test.addChannel("owner", in: Self.gateway) { $0.includesTenants = true }
    let nova = try await test.addTenant("Nova")
    try await raise(test, of: nova)
    #expect(try await due(test).count == 1)
    #expect(try await TenantRepository(test.database).delete(in: nova, by: TestDatabase.gateway))
    #expect(try await test.count("SELECT count(*) FROM alert_deliveries") == 0)
    #expect(try await due(test).isEmpty)
  }
}

extension TestDatabase {
  @discardableResult
  func addChannel(
    _ name: String, in scope: AlertScope, _ change: (inout AlertChannel) -> Void = { _ in }
  ) async throws -> AlertChannelID {
    var channel = AlertChannel(
      id: .fresh(), tenantID: scope.tenantID, name: name, kind: .slack, target: SealedSecret(bytes: [1, 2, 3]),
      createdAt: clock.now, updatedAt: clock.now)
    change(&channel)
    try await AlertChannelRepository(database).create(channel, in: scope)
    return channel.id
  }

  fileprivate func change(
    _ id: AlertChannelID, _ change: AlertChannelChange, in scope: AlertScope
  ) async throws -> AlertChannel? {
    try await AlertChannelRepository(database).update(id, change, at: clock.now, in: scope)
  }
}
