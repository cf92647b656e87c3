import GRDB
import Moderation
import Testing

@testable import Storage

/// `TestClock.start` is Tuesday, 2026-11-24, 09:30 UTC.
@Suite("Which reports come due") struct ReportPlanningTests {
  private let test: TestDatabase
  private let scope: TenantScope
  private let store: ReportScheduleRepository
  private let queue: ReportDeliveryRepository

  init() async throws {
    test = try TestDatabase()
    scope = try await test.addTenant("Nova")
    store = ReportScheduleRepository(test.database)
    queue = ReportDeliveryRepository(test.database)
  }

  private static let week = Duration.seconds(7 * 86_400)

  private func deliveries() async throws -> [ReportDelivery] {
    try await store.deliveries(page: PageRequest(), in: scope).items.reversed()
  }

  private func days() async throws -> [String] { try await deliveries().map { "\($0.days)" } }

  private func create(_ order: ReportOrder = .sample()) async throws -> ReportSchedule {
    try await store.create(.fresh(), order, at: test.clock.now, in: scope)
  }

  private func plan() async throws { try await queue.plan(at: test.clock.now) }

  @Test("one comes when its time has come, about the week before, and no second one however often it is looked")
  func once() async throws {
    let schedule = try await create()
    #expect(schedule.nextAt.description == "2026-11-30T08:00:00.000Z")
    test.clock.set(schedule.nextAt - .milliseconds(1))
    try await plan()
    #expect(try await deliveries().isEmpty)
    #expect(try await queue.nextWork(after: test.clock.now) == schedule.nextAt)
    test.clock.set(schedule.nextAt)
    for _ in 0..<3 { try await plan() }
    // Another worker, which does not know of the first.
    try await ReportDeliveryRepository(test.database).plan(at: test.clock.now)
    #expect(try await days() == ["2026-11-23 to 2026-11-29"])
    #expect(try await deliveries().allSatisfy { $0.isOnSchedule && $0.state == .due })
    let next = try #require(try await store.schedule(schedule.id, in: scope))
    #expect(next.nextAt == schedule.nextAt + Self.week)
  }

  @Test("the same weeks planned twice, as after a restore, are sent once")
  func replanned() async throws {
    let schedule = try await create()
    test.clock.set(schedule.nextAt)
    try await plan()
    try await test.onWriter { db in try db.execute(sql: "UPDATE report_schedules SET planned_until = 0, next_at = 0") }
    try await plan()
    #expect(try await days().count { $0 == "2026-11-23 to 2026-11-29" } == 1)
  }

  @Test("after a long absence, the latest three are made up for")
  func missed() async throws {
    _ = try await create()
    test.clock.advance(by: .seconds(10 * 7 * 86_400))
    try await plan()
    #expect(
      try await days() == ["2027-01-11 to 2027-01-17", "2027-01-18 to 2027-01-24", "2027-01-25 to 2027-01-31"])
    test.clock.advance(by: Self.week)
    try await plan()
    #expect(try await days().last == "2027-02-01 to 2027-02-07")
    #expect(try await days().count == 4)
  }

  @Test("a disabled schedule, and a disabled tenant, make up for nothing")
  func disabled() async throws {
    let schedule = try await create()
    _ = try await store.update(schedule.id, ReportOrderChange(isDisabled: true), at: test.clock.now, in: scope)
    test.clock.advance(by: .seconds(30 * 86_400))
    try await plan()
    let enabled = try await store.update(
      schedule.id, ReportOrderChange(isDisabled: false), at: test.clock.now, in: scope)
    #expect(try #require(enabled).nextAt > test.clock.now)
    try await plan()
    #expect(try await deliveries().isEmpty)
    try await test.onWriter { db in try db.execute(sql: "UPDATE tenants SET disabled = 1") }
    test.clock.advance(by: .seconds(30 * 86_400))
    try await plan()
    try await test.onWriter { db in try db.execute(sql: "UPDATE tenants SET disabled = 0") }
    try await plan()
    #expect(try await deliveries().isEmpty)
  }

  @Test("a new rhythm begins with the change, and a week is not sent twice because its day moves")
  func rhythm() async throws {
    let schedule = try await create()
    test.clock.set(schedule.nextAt)
    try await plan()
    let friday = ReportRhythm(every: .week(on: .friday), hour: 8)
    let changed = try await store.update(
      schedule.id, ReportOrderChange(rhythm: friday), at: test.clock.now, in: scope)
    test.clock.set(try #require(changed).nextAt)
    try await plan()
    #expect(try await days() == ["2026-11-23 to 2026-11-29"])
    test.clock.advance(by: Self.week)
    try await plan()
    #expect(try await days() == ["2026-11-23 to 2026-11-29", "2026-11-30 to 2026-12-06"])
  }

  @Test("another time zone holds from the next report on, and a week is not sent twice because of it")
  func zone() async throws {
    let schedule = try await create()
    func choose(_ zone: String) async throws -> Timestamp? {
      try await BrandingRepository(test.database).setBranding(
        TenantBranding(timeZone: zone), at: test.clock.now, in: scope)
      let chosen = try await store.schedule(schedule.id, in: scope)
      #expect(chosen?.zone == zone)
      return chosen?.nextAt
    }
    #expect(try await choose("Asia/Kathmandu")?.description == "2026-11-30T02:15:00.000Z")
    test.clock.set(schedule.nextAt - .seconds(3600))
    try await plan()
    #expect(try await days() == ["2026-11-23 to 2026-11-29"])
    #expect(try await deliveries().first?.days.start.description == "2026-11-22T18:15:00.000Z")
    // Eight o'clock comes once more.
    #expect(try await choose("America/New_York")?.description == "2026-11-30T13:00:00.000Z")
    test.clock.set(schedule.nextAt + .seconds(86_400))
    try await plan()
    #expect(try await days() == ["2026-11-23 to 2026-11-29"])
  }

  @Test("what a clock that was ahead planned neither goes out nor keeps back what comes in its time")
  func clockAhead() async throws {
    let schedule = try await create()
    let (now, lead) = (test.clock.now, Duration.seconds(300 * 86_400))
    test.clock.advance(by: lead)
    try await plan()
    #expect(try await deliveries().count == 3)
    test.clock.set(now)
    _ = try await TimetableRepository(test.database).moveAhead(by: lead, at: now)
    #expect(try await deliveries().allSatisfy { $0.state == .givenUp && !$0.isOnSchedule })
    #expect(try await store.schedule(schedule.id, in: scope)?.nextAt == schedule.nextAt)
    test.clock.set(schedule.nextAt)
    try await plan()
    #expect(try await deliveries().count { $0.state == .due } == 1)
  }

  @Test("asked for, the last whole week goes out beside the schedule, and one that waits is only hurried")
  func asked() async throws {
    let schedule = try await create()
    let first = try #require(try await store.send(schedule.id, at: test.clock.now, in: scope))
    #expect(first.days.description == "2026-11-16 to 2026-11-22" && !first.isOnSchedule)
    try await queue.record(
      .retry(at: test.clock.now + .seconds(3600), error: "busy"), of: first.id,
      at: test.clock.now)
    test.clock.advance(by: .seconds(60))
    let hurried = try #require(try await store.send(schedule.id, at: test.clock.now, in: scope))
    #expect(hurried.id == first.id && hurried.nextAttemptAt == test.clock.now && hurried.attempts == 1)
    try await queue.record(.sent, of: first.id, at: test.clock.now)
    let again = try #require(try await store.send(schedule.id, at: test.clock.now, in: scope))
    #expect(again.id != first.id)
    test.clock.set(schedule.nextAt)
    try await plan()
    #expect(try await deliveries().count { $0.isOnSchedule } == 1)
  }
}
