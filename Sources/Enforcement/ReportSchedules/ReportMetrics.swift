internal import Metrics
internal import Moderation

/// What is counted of sending reports.
struct ReportMetrics: Sendable {
  func tried(_ target: ReportOrder.Target, _ outcome: ReportAttempt.Outcome) {
    let to =
      switch target {
      case .mailboxes: "mailboxes"
      case .channel: "channel"
      }
    Counter(
      label: "gatehouse_report_deliveries_total", dimensions: [("outcome", Self.name(outcome)), ("to", to)]
    ).increment()
  }

  private static func name(_ outcome: ReportAttempt.Outcome) -> String {
    switch outcome {
    case .sent: "sent"
    case .retry: "retry"
    case .givenUp: "given_up"
    }
  }
}
