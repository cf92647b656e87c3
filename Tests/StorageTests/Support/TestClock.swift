import Moderation
import Synchronization

/// A clock that stands still until the test moves it.
final class TestClock: Sendable {
  static let start = Timestamp("2026-11-24T09:30:00Z") ?? Timestamp(seconds: 0)

  private let moment: Mutex<Timestamp>

  init(_ start: Timestamp = TestClock.start) { moment = Mutex(start) }

  var now: Timestamp { moment.withLock { $0 } }

  var wallClock: WallClock { WallClock { self.now } }

  func set(_ moment: Timestamp) { self.moment.withLock { $0 = moment } }

  func advance(by duration: Duration) { moment.withLock { $0 = $0 + duration } }
}
