internal import GRDB
internal import Moderation

extension ReportDelivery {
  /// A condition that holds for rows that are yet to be sent.
  static let isWaiting = "state IN (\(State.due.rawValue), \(State.failed.rawValue))"

  init(row: Row) throws {
    let state: State = try row.value("state")
    let head: String? = row["log_head"]
    let days = ReportedDays(
      first: try row.reportDay("first_day"), last: try row.reportDay("last_day"),
      start: try row.reportTime("starts_at"), end: try row.reportTime("ends_at"))
    guard days.start < days.end else { throw StorageError.failed(detail: "ends_at is not after starts_at") }
    self.init(
      id: row.id("id"), tenantID: row.id("tenant_id"), scheduleID: row.optionalID("schedule_id"),
      scheduleName: row["schedule_name"], days: days, isOnSchedule: row["on_schedule"], state: state,
      attempts: row["attempts"],
      nextAttemptAt: state.isWaiting ? row.time("due_at") : nil, lastError: row["last_error"],
      reached: try row.json("reached"), log: head.map { DecisionLogSummary(count: row["log_count"], head: $0) },
      createdAt: row.time("created_at"), sentAt: row.optionalTime("sent_at"))
  }

  static func find(_ id: ReportDeliveryID, _ db: Database) throws -> ReportDelivery? {
    try Row.fetchOne(db, sql: "SELECT * FROM report_deliveries WHERE id = ?", arguments: [id.rawValue])
      .map(ReportDelivery.init(row:))
  }

  /// Due at once. Does nothing where there is one for the schedule's time already.
  func insert(_ db: Database) throws {
    try db.execute(
      sql: """
        INSERT INTO report_deliveries (
          id, tenant_id, schedule_id, schedule_name, first_day, last_day, starts_at, ends_at, on_schedule, state,
          due_at, created_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (schedule_id, first_day, last_day) WHERE on_schedule = 1 DO NOTHING
        """,
      arguments: [
        id.rawValue, tenantID.rawValue, scheduleID?.rawValue, scheduleName, days.first.days, days.last.days,
        days.start.milliseconds, days.end.milliseconds, isOnSchedule, state.rawValue, createdAt.milliseconds,
        createdAt.milliseconds,
      ])
  }

  /// Ends what waits of a schedule.
  static func giveUp(_ schedule: ReportScheduleID, because error: String, _ db: Database) throws {
    try db.execute(
      sql: """
        UPDATE report_deliveries SET state = \(State.givenUp.rawValue), last_error = ?
        WHERE schedule_id = ? AND \(isWaiting)
        """,
      arguments: [error, schedule.rawValue])
  }
}
