import Moderation
import Synchronization

/// Keeps the alerts that were raised.
final class AlertRecorder: AlertSink {
  private let alerts = Mutex<[Alert]>([])

  var all: [Alert] { alerts.withLock { $0 } }

  func raise(_ alert: Alert) async throws { alerts.withLock { $0.append(alert) } }
}
