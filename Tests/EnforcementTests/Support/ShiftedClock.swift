import Moderation
import Synchronization

/// A clock that stands still until the test moves it, so that nothing comes due because a machine is slow.
final class ShiftedClock: Sendable {
  private let moment = Mutex(WallClock.system.now())

  var now: Timestamp { moment.withLock { $0 } }

  var wallClock: WallClock { WallClock { self.now } }

  func advance(by duration: Duration) { moment.withLock { $0 = $0 + duration } }
}
