import Moderation
import Testing

@testable import Enforcement
@testable import Storage

@Suite(.timeLimit(.minutes(5))) struct WaitingTests {
  @Test("A wait ends at once when something turns out to be due sooner", arguments: [nil, Duration.seconds(3_000)])
  func hastened(deadline: Duration?) async throws {
    try await World.run(isUp: false) { (world) async throws in
      let now = world.clock.now
      let waiting = Waiting(until: deadline.map { now + $0 }) { await world.outbox.waitForWork(until: $0) }
      waiting.hasten(to: now + .seconds(2_000))
      await waiting.end()
    }
  }

  @Test("A wait goes on when nothing is due sooner, and ends with new work")
  func notHastened() async throws {
    try await World.run(isUp: false) { (world) async throws in
      let now = world.clock.now
      let waiting = Waiting(until: now + .seconds(50)) { await world.outbox.waitForWork(until: $0) }
      #expect(try await eventually { world.database.work.waiterCount == 1 })
      waiting.hasten(to: nil)
      waiting.hasten(to: now + .seconds(50))
      waiting.hasten(to: now + .seconds(3_000))
      #expect(world.database.work.waiterCount == 1)
      world.database.work.signal()
      await waiting.end()
    }
  }
}
