import Moderation
import Synchronization

/// The machine's clock, moved on by the test where it would have to wait.
final class ShiftedClock: Sendable {
  private let shift = Mutex(Duration.zero)

  var now: Timestamp { WallClock.system.now() + shift.withLock { $0 } }

  var wallClock: WallClock { WallClock { self.now } }

  func advance(by duration: Duration) { shift.withLock { $0 += duration } }
}
