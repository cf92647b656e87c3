import Moderation
import Synchronization

/// Keeps what was raised.
final class AlertRecorder: AlertSink {
  private let raised = Mutex<[Alert]>([])

  var kinds: [Alert.Kind] { raised.withLock { $0.map(\.kind) } }
  var messages: [String] { raised.withLock { $0.map(\.message) } }

  func raise(_ alert: Alert) async throws { raised.withLock { $0.append(alert) } }
}
