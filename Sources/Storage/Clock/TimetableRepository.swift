internal import GRDB
public import Moderation

/// Everything that waits for a moment.
public struct TimetableRepository: Timetable {
  private let database: GatehouseDatabase

  public init(_ database: GatehouseDatabase) { self.database = database }

  public func latestMoment() async throws -> Timestamp? {
    try await database.read { db in
      try Int64.fetchOne(db, sql: "SELECT beat_at FROM heartbeat").map(Timestamp.init(milliseconds:))
    }
  }

  public func see(_ now: Timestamp) async throws { try await database.beat(at: now) }

  public func moveAhead(by lead: Duration, at now: Timestamp) async throws -> Int {
    let moved = try await database.write { db in
      try db.execute(sql: "UPDATE heartbeat SET beat_at = ?", arguments: [now.milliseconds])
      try db.forgetReports(after: now)
      return try Self.waiting.reduce(0) { count, waiting in
        try db.execute(
          sql: """
            UPDATE \(waiting.table) SET \(waiting.moment) = max(:now, \(waiting.moment) - :lead)
            WHERE \(waiting.condition) AND \(waiting.moment) > :now
            """,
          arguments: ["now": now.milliseconds, "lead": lead.milliseconds])
        return count + db.changesCount
      }
    }
    let signals = database.signals
    let waiters = [
      signals.actions, signals.confirmations, signals.scores, signals.texts, signals.alerts, signals.renewals,
      signals.reports,
    ]
    for signal in waiters { signal.signal() }
    return moved
  }

  private static let waiting = [
    (table: "actions", moment: "next_attempt_at", condition: "state = \(Action.State.requested.rawValue)"),
    (table: "actions", moment: "check_at", condition: "check_at IS NOT NULL"),
    (table: "pending_scores", moment: "next_attempt_at", condition: "true"),
    (table: "pending_texts", moment: "next_attempt_at", condition: "true"),
    (table: "swept_videos", moment: "next_sweep_at", condition: "true"),
    (table: "review_queue", moment: "leased_until", condition: "leased_until IS NOT NULL"),
    // A renewal that is early does no harm; of a token that a clock ahead wrote down, its own end is as much too late.
    (table: "account_tokens", moment: "renew_at", condition: "renew_at IS NOT NULL"),
    (table: "alert_deliveries", moment: "due_at", condition: "state = \(AlertDelivery.State.waiting.rawValue)"),
    (table: "report_deliveries", moment: "due_at", condition: ReportDelivery.isWaiting),
    // What is raised until then is gathered in one alert, of which nobody would hear.
    (table: "alerts", moment: "tell_at", condition: "true"),
  ]
}
