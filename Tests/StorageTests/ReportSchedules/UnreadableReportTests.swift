import GRDB
import Moderation
import Testing

@testable import Storage

/// What a change by hand, or a fault of a disk, may have left: columns that no gateway writes.
@Suite("A report schedule that cannot be read") struct UnreadableReportTests {
  private let test: TestDatabase
  private let scope: TenantScope
  private let other: TenantScope
  private let store: ReportScheduleRepository
  private let queue: ReportDeliveryRepository
  private let broken: ReportSchedule

  init() async throws {
    test = try TestDatabase()
    scope = try await test.addTenant("Nova")
    other = try await test.addTenant("Vega")
    store = ReportScheduleRepository(test.database)
    queue = ReportDeliveryRepository(test.database)
    broken = try await store.create(.fresh(), .sample("broken"), at: test.clock.now, in: scope)
    for scope in [scope, other] {
      _ = try await store.create(.fresh(), .sample("whole"), at: test.clock.now, in: scope)
    }
  }

  private static let damages = [
    "formats = '[\"html\"'", "formats = '[]'", "formats = '[\"html\",\"docx\"]'", "recipients = 'nobody'",
    "recipients = '[]'", "recipients = '[1]'", "hour = 24", "hour = 9223372036854775807", "day = 0", "day = -5",
    "day = 9223372036854775807", "every = 'year'",
  ]

  private func damage(_ table: String, _ change: String, _ condition: String) async throws {
    try await test.onWriter { db in
      try db.execute(sql: "PRAGMA ignore_check_constraints = 1")
      try db.execute(sql: "UPDATE \(table) SET \(change) WHERE \(condition)")
      try db.execute(sql: "PRAGMA ignore_check_constraints = 0")
    }
  }

  private func alerts(_ scope: TenantScope) async throws -> [String] {
    try await AlertRepository(test.database).alerts(
      kind: .reportUndelivered, tenants: false, page: PageRequest(), in: .tenant(scope)
    ).items.map(\.alert.message)
  }

  private func planned(_ scope: TenantScope) async throws -> [String] {
    try await store.deliveries(page: PageRequest(), in: scope).items.map(\.scheduleName)
  }

  @Test("stops alone, tells its tenant what to do, and is not looked at over and over", arguments: damages)
  func schedule(_ change: String) async throws {
    try await damage("report_schedules", change, "name = 'broken'")
    test.clock.set(broken.nextAt)
    for _ in 0..<3 { try await queue.plan(at: test.clock.now) }
    for scope in [scope, other] { #expect(try await planned(scope) == ["whole"]) }
    #expect(try await queue.due(at: test.clock.now, limit: 9, excluding: []).count == 2)
    let alert = try #require(try await alerts(scope).first)
    #expect(alert.contains("the report schedule broken cannot be read"))
    #expect(alert.contains("gatehouse report schedule delete \(broken.id)"))
    #expect(try await alerts(other).isEmpty)
    let next = try #require(try await queue.nextWork(after: test.clock.now))
    #expect(next == test.clock.now + .seconds(86_400))
    // Neither another time zone nor a clock that is put right stumbles on it.
    try await BrandingRepository(test.database).setBranding(
      TenantBranding(timeZone: "Europe/Berlin"), at: test.clock.now, in: scope)
    _ = try await TimetableRepository(test.database).moveAhead(by: .seconds(3600), at: test.clock.now)
    #expect(try await store.schedules(in: scope).map(\.order.name) == ["whole"])
    #expect(try await store.delete(broken.id, at: test.clock.now, in: scope))
    #expect(try await !store.delete(broken.id, at: test.clock.now, in: scope))
    #expect(try await test.count("SELECT count(*) FROM report_schedules") == 2)
  }

  @Test("makes up for what it missed once it is put right")
  func mended() async throws {
    try await damage("report_schedules", "formats = 'x'", "name = 'broken'")
    test.clock.set(broken.nextAt)
    try await queue.plan(at: test.clock.now)
    try await damage("report_schedules", "formats = '[\"html\"]'", "name = 'broken'")
    test.clock.advance(by: .seconds(86_400))
    try await queue.plan(at: test.clock.now)
    #expect(try await planned(scope).sorted() == ["broken", "whole"])
  }

  @Test(
    "leaves what was planned of it given up, and so does a delivery that cannot be read itself",
    arguments: [
      ("report_schedules", "formats = 'x'"), ("report_deliveries", "reached = '[broken'"),
      ("report_deliveries", "first_day = -9223372036854775808"),
      ("report_deliveries", "last_day = 9223372036854775807"),
      ("report_deliveries", "ends_at = starts_at"), ("report_deliveries", "starts_at = -9223372036854775808"),
    ])
  func delivery(_ table: String, _ change: String) async throws {
    test.clock.set(broken.nextAt)
    try await queue.plan(at: test.clock.now)
    try await damage(table, change, table == "report_schedules" ? "name = 'broken'" : "schedule_name = 'broken'")
    for _ in 0..<2 {
      let due = try await queue.due(at: test.clock.now, limit: 9, excluding: [])
      #expect(due.map(\.schedule.order.name) == ["whole", "whole"])
    }
    #expect(try await test.count("SELECT count(*) FROM report_deliveries WHERE state = 4") == 1)
    #expect(try await test.count("SELECT count(*) FROM audit_entries WHERE action = 'report.given_up'") == 1)
    #expect(try await alerts(scope).map { $0.contains("a report of the schedule broken cannot be read") } == [true])
    #expect(try await planned(scope).contains("whole"))
  }
}
