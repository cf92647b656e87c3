internal import GRDB
internal import Moderation

extension Database {
  /// By whose clocks a tenant's reports count.
  func calendar(of tenant: TenantID) throws -> LocalCalendar {
    try (TenantBranding.own(of: tenant, self) ?? TenantBranding()).calendar
  }

  /// Makes deliveries of the schedules whose time has come, and answers those that cannot be read. A disabled tenant's
  /// time passes without any.
  func planReports(at now: Timestamp) throws -> [UnreadableReport] {
    let rows = try Row.fetchAll(
      self,
      sql: """
        SELECT report_schedules.*, tenants.disabled AS is_tenant_disabled
        FROM report_schedules JOIN tenants ON tenants.id = report_schedules.tenant_id
        WHERE report_schedules.disabled = 0 AND next_at <= ? ORDER BY next_at
        """,
      arguments: [now.milliseconds])
    return try rows.compactMap { row in
      do {
        try planReports(of: row, at: now)
        return nil
      } catch StorageError.failed(let detail) {
        let unreadable = UnreadableReport(schedule: row, detail: detail)
        try unreadable.setAside(at: now, self)
        return unreadable
      }
    }
  }

  /// Throws `StorageError.failed` for a row that cannot be read, and then has written nothing.
  private func planReports(of row: Row, at now: Timestamp) throws {
    let calendar = try calendar(of: row.id("tenant_id"))
    let schedule = try ReportSchedule(row: row, zone: calendar.zone)
    let missed = schedule.order.rhythm.slots(
      after: row.time("planned_until"), upTo: now, latest: ReportSchedule.mostMadeUp, in: calendar)
    for slot in missed where !row["is_tenant_disabled"] {
      try ReportDelivery(
        id: .fresh(at: now), tenantID: schedule.tenantID, scheduleID: schedule.id,
        scheduleName: schedule.order.name, days: slot.days, isOnSchedule: true, nextAttemptAt: now, createdAt: now
      ).insert(self)
    }
    try plan(schedule, from: now, in: calendar)
  }

  /// After a change of a tenant's time zone: what comes next, comes by the new clocks. What cannot be read is told of
  /// when its time comes.
  func replanReports(of tenant: TenantID) throws {
    let calendar = try calendar(of: tenant)
    let rows = try Row.fetchAll(
      self, sql: "SELECT * FROM report_schedules WHERE tenant_id = ?", arguments: [tenant.rawValue])
    for row in rows {
      guard let schedule = try? ReportSchedule(row: row, zone: calendar.zone),
        let plannedUntil = try? row.reportTime("planned_until")
      else { continue }
      try plan(schedule, from: plannedUntil, in: calendar)
    }
  }

  /// After a clock that was ahead was set back. What was planned by it would stand in the way of what is planned when
  /// its time really comes.
  func forgetReports(after now: Timestamp) throws {
    try execute(
      sql: """
        UPDATE report_deliveries SET on_schedule = 0 WHERE on_schedule = 1 AND ends_at > :now;
        UPDATE report_deliveries
        SET state = \(ReportDelivery.State.givenUp.rawValue), last_error = 'the clock was ahead of its time'
        WHERE ends_at > :now AND \(ReportDelivery.isWaiting);
        """,
      arguments: ["now": now.milliseconds])
    let rows = try Row.fetchAll(
      self, sql: "SELECT * FROM report_schedules WHERE planned_until > ?", arguments: [now.milliseconds])
    for row in rows {
      guard let calendar = try? calendar(of: row.id("tenant_id")),
        let schedule = try? ReportSchedule(row: row, zone: calendar.zone)
      else { continue }
      try plan(schedule, from: now, in: calendar)
    }
  }

  /// All up to `moment` is done with.
  func plan(_ schedule: ReportSchedule, from moment: Timestamp, in calendar: LocalCalendar) throws {
    let next = schedule.order.rhythm.next(after: moment, in: calendar).at
    try execute(
      sql: "UPDATE report_schedules SET planned_until = ?, next_at = ? WHERE id = ?",
      arguments: [moment.milliseconds, next.milliseconds, schedule.id.rawValue])
  }
}
