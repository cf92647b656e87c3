import Enforcement
import Moderation
import Sandbox
import Storage
import Testing

/// TikTok is down for longer than any action would be tried.
@Suite(.timeLimit(.minutes(1))) struct OutageTests {
  @Test(
    "A day's outage ends no action: what waits is carried out when TikTok is back, and somebody is told",
    arguments: [1, 25])
  func day(count: Int) async throws {
    try await World.run { world in
      let client = try await world.addClient()
      try world.state.addFault(SandboxFault(.httpStatus(503), .probability(1)))
      var comments: [String] = []
      for _ in 0..<count { comments.append(try await world.comment(.hide, to: client)) }
      let alerts = RecordedAlerts()
      let broker = QuotaBroker()
      let keeper = RunningWorker(
        QuotaKeeper(
          broker: broker, store: QuotaRepository(world.database), alerts: alerts, clock: world.clock.wallClock,
          logger: world.logger),
        logger: world.logger)
      try await world.working(world.worker(broker: broker)) {
        var calls = 0
        for _ in 0..<30 {
          // Something is tried each hour at the least while there is a breaker to probe.
          if count > 10 { #expect(try await eventually { world.state.calls().count > calls }) }
          calls = world.state.calls().count
          world.advance(by: .seconds(3_600))
          try await Task.sleep(for: .milliseconds(30))
        }
        let actions = try await world.actions(of: client)
        #expect(actions.count == count && actions.allSatisfy { $0.state == .requested })
        // Most of them were left alone all day.
        if count > 10 { #expect(actions.allSatisfy { $0.attempts <= 2 }) }
        world.state.removeAllFaults()
        for _ in 0..<4 {
          world.advance(by: .seconds(12 * 3_600))
          try await Task.sleep(for: .milliseconds(50))
        }
        for comment in comments { try await world.expect(comment, of: client, becomes: .accepted) }
      }
      await keeper.shutDown()
      try await keeper.end()
      #expect(alerts.all.map(\.kind) == (count > 10 ? [.callsFailing] : []))
      #expect(alerts.all.allSatisfy { $0.subject == "\(world.app.id)" && $0.tenantID == nil })
    }
  }
}
