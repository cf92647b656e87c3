import Enforcement
import Moderation
import Synchronization

/// A gate that lets so many calls of each account through in a minute, and keeps what passed it.
final class RecordedGate: CallGate {
  private struct State {
    var admitted: [(call: PlatformCall, at: Timestamp)] = []
    var turnedAway = 0
    var ended: [PlatformCall] = []
  }

  private let perMinute: Int
  private let state = Mutex(State())

  init(perMinute: Int = 1000) { self.perMinute = perMinute }

  var admitted: [PlatformCall] { state.withLock { $0.admitted.map(\.call) } }
  var turnedAway: Int { state.withLock { $0.turnedAway } }
  var ended: [PlatformCall] { state.withLock { $0.ended } }

  func admit(_ call: PlatformCall, at moment: Timestamp) -> CallAdmission {
    state.withLock { state in
      let recent = state.admitted.filter { $0.call.accountID == call.accountID && $0.at > moment - .seconds(60) }
      guard recent.count < perMinute else {
        state.turnedAway += 1
        return .later((recent.first?.at ?? moment) + .seconds(60))
      }
      state.admitted.append((call, moment))
      return .admitted
    }
  }

  func ended(_ call: PlatformCall, _ result: CallResult, at moment: Timestamp) {
    state.withLock { $0.ended.append(call) }
  }
}
