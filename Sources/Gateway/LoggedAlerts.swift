internal import Logging
internal import Moderation

/// Alerts for where nobody is to be told otherwise: in the log.
struct LoggedAlerts: AlertSink {
  let logger: Logger

  func raise(_ alert: Alert) async throws {
    logger.error(
      "\(alert.message)",
      metadata: [
        "alert": "\(alert.kind.rawValue)", "subject": "\(alert.subject)",
        "tenant": "\(alert.tenantID.map { "\($0)" } ?? "-")",
      ])
  }
}
