import Moderation
import Synchronization

/// A clock that stands still until a test moves it.
final class MovingClock: Sendable {
  private let moment: Mutex<Timestamp>

  init(at start: Timestamp) { moment = Mutex(start) }

  var clock: WallClock { WallClock { self.moment.withLock { $0 } } }

  func advance(by duration: Duration) { moment.withLock { $0 = $0 + duration } }
}
