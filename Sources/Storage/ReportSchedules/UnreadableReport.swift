internal import GRDB
internal import Logging
internal import Moderation

/// A schedule, or one of its deliveries, whose row holds what no gateway writes, as after a change by hand. It stops
/// alone: others are planned and sent, and its tenant hears of it.
struct UnreadableReport: Sendable {
  /// Until a schedule is looked at again.
  private static let pause = Duration.seconds(86_400)

  let tenant: TenantID
  let schedule: ReportScheduleID?
  let scheduleName: String
  /// Nil where it is the schedule.
  let delivery: ReportDeliveryID?
  /// What is wrong with it.
  let detail: String

  init(schedule row: Row, detail: String) {
    tenant = row.id("tenant_id")
    schedule = row.id("id")
    scheduleName = row["name"]
    delivery = nil
    self.detail = detail
  }

  init(delivery row: Row, detail: String) {
    tenant = row.id("tenant_id")
    schedule = row.optionalID("schedule_id")
    scheduleName = row["schedule_name"]
    delivery = row.id("id")
    self.detail = detail
  }

  /// Keeps it from being looked at over and over. The times that a schedule misses are made up for once it can be read.
  func setAside(at moment: Timestamp, _ db: Database) throws {
    // It may have been sent or given up since it was read.
    if let delivery, try !giveUp(delivery, at: moment, db) { return }
    if delivery == nil, let schedule {
      try db.execute(
        sql: "UPDATE report_schedules SET next_at = ? WHERE id = ?",
        arguments: [(moment + Self.pause).milliseconds, schedule.rawValue])
    }
    try db.raise(
      Alert(
        id: .fresh(at: moment), tenantID: tenant, kind: .reportUndelivered,
        subject: schedule.map { "\($0)" } ?? scheduleName, message: "\(fault); \(remedy)", raisedAt: moment))
  }

  func log(to logger: Logger) {
    logger.error(
      "a report is not sent: what is stored of it cannot be read",
      metadata: [
        "schedule": "\(schedule.map { "\($0)" } ?? "deleted")", "delivery": "\(delivery.map { "\($0)" } ?? "none")",
        "error": "\(detail)",
      ])
  }

  /// False, and nothing, where it does not wait any more.
  private func giveUp(_ delivery: ReportDeliveryID, at moment: Timestamp, _ db: Database) throws -> Bool {
    let error = "what is stored of it, or of its schedule, cannot be read: \(detail)"
    try db.execute(
      sql: """
        UPDATE report_deliveries SET state = \(ReportDelivery.State.givenUp.rawValue), last_error = ?
        WHERE id = ? AND \(ReportDelivery.isWaiting)
        """,
      arguments: [error, delivery.rawValue])
    guard db.changesCount > 0 else { return false }
    try db.audit(
      .reportGivenUp, "\(delivery)", detail: scheduleName, to: ["error": .string(error)], by: .gateway, of: tenant,
      at: moment)
    return true
  }

  private var fault: String {
    delivery == nil
      ? "the report schedule \(scheduleName) cannot be read and sends nothing (\(detail))"
      : "a report of the schedule \(scheduleName) cannot be read and was given up (\(detail))"
  }

  private var remedy: String {
    guard let schedule else { return "its schedule was deleted, so there is nothing to do about it" }
    guard delivery != nil else {
      return "delete it with gatehouse report schedule delete \(schedule), and make it again"
    }
    return """
      send it again with gatehouse report schedule send; where gatehouse report schedule list does not have the \
      schedule any more, delete it first with gatehouse report schedule delete \(schedule), and make it again
      """
  }
}
