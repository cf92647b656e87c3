internal import Metrics
internal import Moderation

/// What is counted of telling alerts.
struct AlertMetrics: Sendable {
  func told(over kind: AlertChannel.Kind, _ attempt: AlertAttempt) {
    Counter(
      label: "gatehouse_alert_deliveries_total",
      dimensions: [("channel", kind.rawValue), ("outcome", Self.name(attempt))]
    ).increment()
  }

  private static func name(_ attempt: AlertAttempt) -> String {
    switch attempt {
    case .delivered: "delivered"
    case .retry: "retry"
    case .dead: "dead"
    }
  }
}
