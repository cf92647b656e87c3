import Moderation

@testable import Enforcement
@testable import Storage

/// The time of a world whose outbox worker shares out calls. It passes only while the worker rests, and then to where
/// something may happen: so a call reaches TikTok at the moment it was begun, however busy the machine is.
struct RestfulTime {
  /// Where nothing is known to happen: what the quotas' keeper writes down beside is not waited for.
  private static let step = Duration.milliseconds(20)

  let world: World
  let broker: QuotaBroker
  private let outbox: HookedOutbox

  init(_ world: World, _ broker: QuotaBroker) {
    self.world = world
    self.broker = broker
    outbox = HookedOutbox(world.outbox)
  }

  var worker: OutboxWorker { world.worker(outbox: outbox, broker: broker) }

  /// Not after `isEnough`.
  func pass(_ duration: Duration, until isEnough: () -> Bool = { false }) async throws {
    let end = world.clock.now + duration
    while world.clock.now < end, !isEnough() {
      let now = world.clock.now
      if outbox.isResting(at: now), world.database.work.waiterCount > 0 {
        let next = [broker.nextOpening(at: now), outbox.nextDue].compactMap { $0 }.min() ?? now + Self.step
        world.advance(by: min(max(.milliseconds(1), next - now), end - now))
      }
      try await Task.sleep(for: .milliseconds(1))
    }
  }
}

extension World {
  /// Runs an outbox worker with `broker` while `body` runs.
  func working(with broker: QuotaBroker, _ body: (RestfulTime) async throws -> Void) async throws {
    let time = RestfulTime(self, broker)
    try await working(time.worker) { try await body(time) }
  }
}
