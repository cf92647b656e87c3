import Moderation
import Testing

@testable import Storage

@Suite("What is kept of a clock") struct ClockEvidenceTests {
  private let world: BusinessWorld
  private let work: RetentionWorkRepository

  init() async throws {
    world = try await BusinessWorld()
    work = RetentionWorkRepository(world.test.database)
  }

  @Test("is TikTok's time, in what was recorded between two moments of the clock that is in doubt")
  func range() async throws {
    let start = TestClock.start
    func add(_ comment: String, recorded: Duration, occurred: Duration) async throws {
      world.test.clock.set(start + recorded)
      _ = await world.test.record([
        .comment(comment, kind: .created, occurredAt: start + occurred, of: world.account, in: world.scope)
      ])
    }
    let year = Duration.seconds(365 * 86_400)
    // A clock that ran ahead once left the first behind.
    try await add("future", recorded: year * 2, occurred: .seconds(-5))
    try await add("before", recorded: .zero, occurred: .seconds(-1))
    try await add("old", recorded: year, occurred: .seconds(-100))
    try await add("new", recorded: year + .seconds(60), occurred: year + .seconds(58))
    let now = start + year + .seconds(60)
    let times = try await work.deliveryTimes(from: start + year, to: now)
    #expect(times == [start + year + .seconds(58), start - .seconds(100)])
    #expect(try await work.deliveryTimes(from: now + .seconds(1), to: now + .seconds(3600)).isEmpty)
  }

  @Test("is the latest moment it was believed at, which goes back with it")
  func believed() async throws {
    #expect(try await work.believedMoment() == nil)
    for moment in [TestClock.start, TestClock.start + .seconds(86_400), TestClock.start - .seconds(86_400)] {
      try await work.believe(moment)
      #expect(try await work.believedMoment() == moment)
    }
  }
}
