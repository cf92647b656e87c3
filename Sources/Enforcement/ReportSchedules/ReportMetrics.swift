internal import Metrics
internal import Moderation

/// What is counted of sending reports.
struct ReportMetrics: Sendable {
  func tried(_ errand: ReportErrand, _ outcome: ReportAttempt) {
    Counter(
      label: "gatehouse_report_deliveries_total",
      dimensions: [("channel", Self.kind(errand).rawValue), ("outcome", Self.name(outcome))]
    ).increment()
  }

  private static func kind(_ errand: ReportErrand) -> AlertChannel.Kind {
    if case .channel(let channel)? = errand.destinations.first { channel.kind } else { .email }
  }

  private static func name(_ outcome: ReportAttempt) -> String {
    switch outcome {
    case .sent: "sent"
    case .retry: "retry"
    case .givenUp: "given_up"
    }
  }
}
