internal import GRDB
public import Moderation

/// Report schedules in SQLite.
public struct ReportScheduleRepository: ReportScheduleStore {
  private let database: GatehouseDatabase

  public init(_ database: GatehouseDatabase) { self.database = database }

  public func create(_ id: ReportScheduleID, _ order: ReportOrder, at moment: Timestamp, in scope: TenantScope)
    async throws -> ReportSchedule
  {
    defer { database.signals.reports.signal() }
    return try await database.write { db in
      let count = try Int.fetchOne(
        db, sql: "SELECT count(*) FROM report_schedules WHERE tenant_id = ?", arguments: [scope.tenantID.rawValue])
      guard (count ?? 0) < ReportSchedule.limit else { throw StorageError.conflict(what: "report_schedules.count") }
      try Self.check(order, in: scope, db)
      let calendar = try db.calendar(of: scope.tenantID)
      let schedule = ReportSchedule(
        id: id, tenantID: scope.tenantID, order: order, zone: calendar.zone,
        nextAt: order.rhythm.next(after: moment, in: calendar).at, createdAt: moment, updatedAt: moment)
      try schedule.insert(db)
      try db.audit(
        .reportScheduleCreated, "\(id)", to: schedule.auditValues, by: scope.actor, of: scope.tenantID, at: moment)
      return schedule
    }
  }

  public func schedule(_ id: ReportScheduleID, in scope: TenantScope) async throws -> ReportSchedule? {
    try await database.read { db in try ReportSchedule.find(id, of: scope.tenantID, db) }
  }

  public func schedules(in scope: TenantScope) async throws -> [ReportSchedule] {
    try await database.read { db in
      let zone = try db.calendar(of: scope.tenantID).zone
      return try Row.fetchAll(
        db, sql: "SELECT * FROM report_schedules WHERE tenant_id = ? ORDER BY created_at DESC, id DESC",
        arguments: [scope.tenantID.rawValue]
      ).compactMap { try? ReportSchedule(row: $0, zone: zone) }
    }
  }

  public func update(
    _ id: ReportScheduleID, _ change: ReportOrderChange, at moment: Timestamp, in scope: TenantScope
  ) async throws -> ReportSchedule? {
    defer { database.signals.reports.signal() }
    return try await database.write { db in
      guard let before = try ReportSchedule.find(id, of: scope.tenantID, db) else { return nil }
      var after = before
      after.order = change.applied(to: before.order)
      guard after != before else { return before }
      try Self.check(after.order, in: scope, db)
      after.updatedAt = moment
      try after.update(db)
      if after.order.isDisabled, !before.order.isDisabled {
        try ReportDelivery.giveUp(id, because: "the schedule was disabled before it was sent", db)
      }
      // A new rhythm begins now, and so does one that is enabled again: neither has missed anything.
      if after.order.rhythm != before.order.rhythm || before.order.isDisabled {
        let calendar = try db.calendar(of: scope.tenantID)
        try db.plan(after, from: moment, in: calendar)
      }
      try db.auditUpdate(
        .reportScheduleUpdated, "\(id)", from: before.auditValues, to: after.auditValues, by: scope.actor,
        of: scope.tenantID, at: moment)
      return try ReportSchedule.find(id, of: scope.tenantID, db)
    }
  }

  public func delete(_ id: ReportScheduleID, at moment: Timestamp, in scope: TenantScope) async throws -> Bool {
    try await database.write { db in
      // Where it cannot be read, it can still be deleted.
      let schedule = try? ReportSchedule.find(id, of: scope.tenantID, db)
      try db.execute(
        sql: "DELETE FROM report_schedules WHERE id = ? AND tenant_id = ?",
        arguments: [id.rawValue, scope.tenantID.rawValue])
      guard db.changesCount > 0 else { return false }
      try db.audit(
        .reportScheduleDeleted, "\(id)", from: schedule?.auditValues ?? [:], by: scope.actor, of: scope.tenantID,
        at: moment)
      return true
    }
  }

  public func send(_ id: ReportScheduleID, at moment: Timestamp, in scope: TenantScope) async throws
    -> ReportDelivery?
  {
    defer { database.signals.reports.signal() }
    return try await database.write { db in
      guard let schedule = try ReportSchedule.find(id, of: scope.tenantID, db) else { return nil }
      let days = schedule.order.rhythm.lastDays(at: moment, in: try db.calendar(of: scope.tenantID))
      let delivery = try Self.hurry(schedule, days, at: moment, db) ?? Self.add(schedule, days, at: moment, db)
      try db.audit(
        .reportRequested, "\(delivery.id)", detail: "\(schedule.order.name), \(days)", by: scope.actor,
        of: scope.tenantID, at: moment)
      return delivery
    }
  }

  public func deliveries(page request: PageRequest, in scope: TenantScope) async throws -> Page<ReportDelivery> {
    let query = ScopedQuery(
      from: "SELECT report_deliveries.* FROM report_deliveries", table: "report_deliveries", scope: scope,
      page: request)
    return try await database.read { db in
      let rows = try Row.fetchAll(db, sql: query.sql, arguments: StatementArguments(query.arguments))
      let found = page(rows.map { (id: $0["id"] as Int64, delivery: try? ReportDelivery(row: $0)) }, limit: query.limit)
      {
        $0.id
      }
      return Page(items: found.items.compactMap(\.delivery), next: found.next)
    }
  }

  /// The one that waits for these days, due now.
  private static func hurry(_ schedule: ReportSchedule, _ days: ReportedDays, at moment: Timestamp, _ db: Database)
    throws -> ReportDelivery?
  {
    let id = try Int64.fetchOne(
      db,
      sql: """
        UPDATE report_deliveries SET due_at = ?
        WHERE schedule_id = ? AND first_day = ? AND last_day = ? AND \(ReportDelivery.isWaiting) RETURNING id
        """,
      arguments: [moment.milliseconds, schedule.id.rawValue, days.first.days, days.last.days])
    return try id.flatMap { try ReportDelivery.find(ReportDeliveryID(rawValue: $0), db) }
  }

  private static func add(_ schedule: ReportSchedule, _ days: ReportedDays, at moment: Timestamp, _ db: Database)
    throws -> ReportDelivery
  {
    let delivery = ReportDelivery(
      id: .fresh(at: moment), tenantID: schedule.tenantID, scheduleID: schedule.id,
      scheduleName: schedule.order.name, days: days, isOnSchedule: false, nextAttemptAt: moment, createdAt: moment)
    try delivery.insert(db)
    return delivery
  }

  /// That what it names is the tenant's, and a channel is one that takes reports.
  private static func check(_ order: ReportOrder, in scope: TenantScope, _ db: Database) throws {
    try scope.require(order.coverage.accountID, db)
    guard case .channel(let id) = order.target else { return }
    let kind = try String.fetchOne(
      db, sql: "SELECT kind FROM alert_channels WHERE id = ? AND tenant_id = ?",
      arguments: [id.rawValue, scope.tenantID.rawValue])
    guard let kind = kind.flatMap(AlertChannel.Kind.init(rawValue:)), kind.takesReports else {
      throw StorageError.reference(what: "channel")
    }
  }
}
