import GRDB
import Moderation
import Testing

@testable import Storage

@Suite("Reports on their way") struct ReportDeliveryTests {
  private let test: TestDatabase
  private let world: World
  private let other: World
  private let store: ReportScheduleRepository
  private let queue: ReportDeliveryRepository

  /// Each tenant has one that waits.
  init() async throws {
    test = try TestDatabase()
    world = try await World("a", in: test)
    other = try await World("b", in: test)
    store = ReportScheduleRepository(test.database)
    queue = ReportDeliveryRepository(test.database)
  }

  private var now: Timestamp { test.clock.now }

  private func delivery(_ scope: TenantScope? = nil) async throws -> ReportDelivery {
    try #require(try await store.deliveries(page: PageRequest(), in: scope ?? world.scope).items.first)
  }

  private func due(excluding busy: Set<TenantID> = []) async throws -> [ReportErrand] {
    try await queue.due(at: now, limit: 9, excluding: busy)
  }

  private func alerts() async throws -> [RaisedAlert] {
    try await AlertRepository(test.database).alerts(
      kind: .reportUndelivered, tenants: false, page: PageRequest(), in: .tenant(world.scope)
    ).items
  }

  @Test("one at a time comes of each tenant, and none of a disabled one")
  func fair() async throws {
    let second = try await store.create(.fresh(), .sample("second"), at: now, in: world.scope)
    _ = try await store.send(second.id, at: now, in: world.scope)
    #expect(try await due().map(\.delivery.tenantID) == [world.scope.tenantID, other.scope.tenantID])
    #expect(try await due(excluding: [world.scope.tenantID]).map(\.delivery.tenantID) == [other.scope.tenantID])
    #expect(try await due().first?.tenantName == "a")
    try await test.onWriter { db in try db.execute(sql: "UPDATE tenants SET disabled = 1 WHERE name = 'a'") }
    #expect(try await due().map(\.delivery.tenantID) == [other.scope.tenantID])
  }

  @Test("a tenant of whom hundreds wait hides no other")
  func crowded() async throws {
    let scope = world.scope
    try await test.onWriter { db in
      try db.execute(
        sql: """
          INSERT INTO report_deliveries (
            id, tenant_id, schedule_id, schedule_name, first_day, last_day, starts_at, ends_at, on_schedule, state,
            due_at, created_at)
          WITH RECURSIVE numbers (number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM numbers WHERE number < 300)
          SELECT number, tenant_id, schedule_id, schedule_name, first_day, last_day, starts_at, ends_at, 0, state,
            due_at - 1, created_at
          FROM report_deliveries, numbers WHERE tenant_id = ?
          """,
        arguments: [scope.tenantID.rawValue])
    }
    #expect(try await due().map(\.delivery.tenantID) == [world.scope.tenantID, other.scope.tenantID])
  }

  @Test("whoever has it is not written to again, by no later attempt")
  func reached() async throws {
    let schedule = try #require(try await store.schedules(in: world.scope).first)
    let addresses = ["a@x.example", "b@x.example", "c@x.example"]
    _ = try await store.update(
      schedule.id, ReportOrderChange(target: .mailboxes(addresses)), at: now, in: world.scope)
    let id = try await delivery().id
    try await queue.reach("b@x.example", with: log("b"), of: id, at: now)
    #expect(try await due().first?.destinations == [.mailbox("a@x.example"), .mailbox("c@x.example")])
    try await queue.record(.retry(at: now, error: "busy"), of: id, at: now)
    #expect(try await due().first?.destinations == [.mailbox("a@x.example"), .mailbox("c@x.example")])
    #expect(try await delivery().reached == ["b@x.example"])
  }

  private func log(_ digit: String) -> DecisionLogSummary {
    DecisionLogSummary(count: 3, head: String(repeating: digit, count: 64))
  }

  @Test("what was sent says with which log, and the audit log says which log each address got")
  func sent() async throws {
    let id = try await delivery().id
    try await queue.reach("ada@x.example", with: log("a"), of: id, at: now)
    try await queue.record(.retry(at: now, error: "bo@x.example: busy"), of: id, at: now)
    #expect(try await delivery().log == log("a"))
    // A report that is made anew may have another.
    try await queue.reach("bo@x.example", with: log("b"), of: id, at: now)
    try await queue.record(.sent, of: id, at: now)
    let sent = try await delivery()
    #expect(sent.state == .sent && sent.sentAt == now && sent.log == log("b") && sent.nextAttemptAt == nil)
    #expect(sent.attempts == 2)
    let entries = try await AuditRepository(test.database).entries(
      matching: AuditFilter(action: .reportSent), page: PageRequest(), in: .tenant(world.scope)
    ).items.reversed()
    #expect(
      entries.map(\.new)
        == [("ada@x.example", "a"), ("bo@x.example", "b")].map { address, digit in
          #"{"decision_log_head":"\#(log(digit).head)","reached":"\#(address)"}"#
        })
    #expect(try await due().map(\.delivery.tenantID) == [other.scope.tenantID])
    #expect(try await alerts().isEmpty)
  }

  @Test("what is given up raises an alert that says what to do, of its tenant alone, and is no more due")
  func givenUp() async throws {
    let id = try await delivery().id
    try await queue.record(.givenUp(error: "no such mailbox"), of: id, at: now)
    #expect(try await delivery().state == .givenUp)
    let alert = try #require(try await alerts().first)
    #expect(alert.alert.message.contains("no such mailbox") && alert.alert.message.contains("report schedule send"))
    #expect(try await queue.nextWork(after: now - .milliseconds(1)) == now)
    #expect(try await delivery(other.scope).state == .due)
  }

  @Test("a failure is tried again in its time")
  func failed() async throws {
    let id = try await delivery().id
    let later = now + .seconds(60)
    try await queue.record(.retry(at: later, error: "busy"), of: id, at: now)
    let failed = try await delivery()
    #expect(failed.state == .failed && failed.nextAttemptAt == later && failed.lastError == "busy")
    #expect(try await due().map(\.delivery.tenantID) == [other.scope.tenantID])
    test.clock.set(later)
    #expect(try await due().count == 2)
  }

  @Test("what waits of a schedule that is disabled or deleted is given up, unless it was sent after all")
  func ended() async throws {
    let schedule = try #require(try await store.schedules(in: world.scope).first)
    let id = try await delivery().id
    _ = try await store.update(schedule.id, ReportOrderChange(isDisabled: true), at: now, in: world.scope)
    #expect(try await delivery().state == .givenUp)
    try await queue.record(.retry(at: now, error: "busy"), of: id, at: now)
    #expect(try await delivery().state == .givenUp)
    try await queue.record(.sent, of: id, at: now)
    #expect(try await delivery().state == .sent)
    _ = try await store.send(schedule.id, at: now, in: world.scope)
    #expect(try await store.delete(schedule.id, at: now, in: world.scope))
    let states = try await store.deliveries(page: PageRequest(), in: world.scope).items.map(\.state)
    #expect(states == [.givenUp, .sent])
    #expect(try await delivery().scheduleID == nil)
  }

  @Test("a schedule goes with its account, and one about all accounts stays")
  func account() async throws {
    let account = try await test.addAccount("mine", in: world.scope)
    let made = try await store.create(
      .fresh(), .sample("of one", coverage: .account(account)), at: now, in: world.scope)
    _ = try await store.send(made.id, at: now, in: world.scope)
    _ = try await AccountRepository(test.database).delete(account, in: world.scope)
    #expect(try await store.schedules(in: world.scope).map(\.order.name) == ["weekly"])
    #expect(try await delivery().state == .givenUp)
  }

  @Test("with a tenant goes all of it, and nothing of another's")
  func tenant() async throws {
    let channel = try await test.addChannel("hook", in: .tenant(world.scope)) { $0.kind = .email }
    _ = try await store.create(.fresh(), .sample("hooked", to: .channel(channel)), at: now, in: world.scope)
    #expect(try await TenantRepository(test.database).delete(in: world.scope, by: TestDatabase.gateway))
    #expect(try await test.count("SELECT count(*) FROM report_schedules") == 1)
    #expect(try await test.count("SELECT count(*) FROM report_deliveries") == 1)
  }

  @Test("nothing of another tenant is found, changed or sent, and none of its accounts and channels is taken")
  func isolation() async throws {
    let schedule = try #require(try await store.schedules(in: other.scope).first)
    let channel = try await test.addChannel("hook", in: .tenant(other.scope)) { $0.kind = .email }
    let before = try await test.dump()
    #expect(try await store.schedule(schedule.id, in: world.scope) == nil)
    #expect(try await store.update(schedule.id, ReportOrderChange(name: "x"), at: now, in: world.scope) == nil)
    #expect(try await !store.delete(schedule.id, at: now, in: world.scope))
    #expect(try await store.send(schedule.id, at: now, in: world.scope) == nil)
    await #expect(throws: StorageError.reference(what: "account")) {
      _ = try await store.create(
        .fresh(), .sample("x", coverage: .account(other.account.id)), at: now, in: world.scope)
    }
    await #expect(throws: StorageError.reference(what: "channel")) {
      _ = try await store.create(.fresh(), .sample("x", to: .channel(channel)), at: now, in: world.scope)
    }
    #expect(try await test.dump() == before)
  }
}
