import Moderation
import Synchronization

/// A clock that stands still until the test moves it.
final class MovingClock: Sendable {
  private let moment = Mutex(Timestamp("2026-11-24T09:30:00Z") ?? Timestamp(seconds: 0))

  var now: Timestamp { moment.withLock { $0 } }
  var wallClock: WallClock { WallClock { self.now } }

  func advance(by duration: Duration) { moment.withLock { $0 = $0 + duration } }
}
