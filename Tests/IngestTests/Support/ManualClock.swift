import Moderation
import Synchronization

/// A clock that stands still until it is set.
final class ManualClock: Sendable {
  /// When the test vectors' business delivery was signed.
  static let start = Timestamp(seconds: 1_719_535_951)

  private let time = Mutex(start)

  var clock: WallClock { WallClock { self.time.withLock { $0 } } }

  func set(_ moment: Timestamp) { time.withLock { $0 = moment } }
}
