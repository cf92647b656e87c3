import Moderation
import Synchronization

/// Up to when a worker has looked for something to do, and what it found is done with.
final class Passes: Sendable {
  private let latest = Mutex<Timestamp?>(nil)

  func end(at moment: Timestamp) { latest.withLock { $0 = max($0 ?? moment, moment) } }

  /// Whether one that began at `moment` or later is over.
  func haveReached(_ moment: Timestamp) -> Bool { latest.withLock { $0.map { $0 >= moment } ?? false } }
}
