internal import Moderation
internal import Synchronization

/// The machine's clock until it is set, and then what it was set to.
final class SetClock: Sendable {
  private let moment = Mutex<Timestamp?>(nil)

  var wall: WallClock { WallClock { self.moment.withLock { $0 } ?? WallClock.system.now() } }

  func set(_ moment: Timestamp) { self.moment.withLock { $0 = moment } }
}
