import Moderation
import Synchronization

/// Keeps what was raised; the first so many raises fail.
final class RecordedAlerts: AlertSink {
  private struct State {
    var alerts: [Alert] = []
    var failures: Int
  }

  private let state: Mutex<State>

  init(failing failures: Int = 0) { state = Mutex(State(failures: failures)) }

  var all: [Alert] { state.withLock { $0.alerts } }

  func raise(_ alert: Alert) async throws {
    try state.withLock { state in
      if state.failures > 0 {
        state.failures -= 1
        throw StorageError.diskFull
      }
      // As a table with a primary key does.
      guard !state.alerts.contains(where: { $0.id == alert.id }) else { throw StorageError.conflict(what: "an id") }
      state.alerts.append(alert)
    }
  }
}
