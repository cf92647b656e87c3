import Moderation
import Synchronization

/// Answers every creator alike, and keeps what it was asked.
final class StandInCallback: AuthorisationCallback {
  private let outcome: CallbackOutcome
  private let asked = Mutex<[(query: String, address: String?)]>([])

  init(_ outcome: CallbackOutcome) { self.outcome = outcome }

  var queries: [String] { asked.withLock { $0.map(\.query) } }
  var addresses: [String?] { asked.withLock { $0.map(\.address) } }

  func receive(query: String, from address: String?) async -> CallbackOutcome {
    asked.withLock { $0.append((query, address)) }
    return outcome
  }
}
