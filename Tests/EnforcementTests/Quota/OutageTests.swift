import Enforcement
import Moderation
import Sandbox
import Storage
import Testing

/// TikTok is down for longer than any action would be tried.
@Suite(.timeLimit(.minutes(5))) struct OutageTests {
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
      let broker = QuotaBroker(.unhurried)
      let keeper = RunningWorker(
        QuotaKeeper(
          broker: broker, store: QuotaRepository(world.database), alerts: alerts, clock: world.clock.wallClock,
          logger: world.logger),
        logger: world.logger)
      try await world.working(world.worker(broker: broker)) {
        // Calls that fail within minutes open the breaker, and not those of one an hour.
        if count > 10 {
          #expect(try await eventually { isFailing(broker, world) })
        }
        var calls = 0
        for _ in 0..<30 {
          calls = world.state.calls().count
          world.advance(by: .seconds(3_600))
          // Something is tried each hour at the least while there is a breaker to probe.
          if count > 10 { #expect(try await isTried(beyond: calls, in: world)) }
          try await Task.sleep(for: .milliseconds(30))
        }
        let actions = try await world.actions(of: client)
        #expect(actions.count == count && actions.allSatisfy { $0.state == .requested })
        // Most of them were left alone all day.
        if count > 10 { #expect(actions.allSatisfy { $0.attempts <= 2 }) }
        world.state.removeAllFaults()
        try await expectAccepted(comments, of: client, in: world, every: .seconds(3_600))
      }
      await keeper.shutDown()
      try await keeper.end()
      #expect(alerts.all.map(\.kind) == (count > 10 ? [.callsFailing] : []))
      #expect(alerts.all.allSatisfy { $0.subject == "\(world.app.id)" && $0.tenantID == nil })
    }
  }

  /// Whether another call comes. One that was under way when the clock was moved puts the next off by half a minute.
  private func isTried(beyond calls: Int, in world: World) async throws -> Bool {
    try await eventually {
      world.advance(by: .seconds(5))
      return world.state.calls().count > calls
    }
  }

  @Test("Once TikTok is back, what people wait for is carried out before work in bulk that was asked for earlier")
  func order() async throws {
    try await World.run(quotas: nil) { world in
      let client = try await world.addClient()
      let careful = #"{"rules":[{"id":"spam","verdict":"hide","when":{"words":["spam"]}}]}"#
      try await world.setRules(careful, of: client)
      let undone = try await world.setRules(
        #"{"rules":[{"id":"rash","verdict":"hide","when":{"words":["nice"]}}]}"#, of: client)
      var bulk: [String] = []
      for number in 0..<20 { bulk.append(try await world.write("nice number \(number)", to: client)) }
      try await world.working {
        for comment in bulk { try await world.expect(comment, of: client, becomes: .accepted) }
      }
      for comment in bulk { await world.echo(.hidden, of: comment, from: client) }
      try await world.setRules(careful, of: client)

      try world.state.addFault(SandboxFault(.httpStatus(503), .probability(1)))
      let job = try await world.undo(undone, of: client)
      try await world.working(world.undoWorker()) { try await world.expectDone(job, of: client) }
      var prompt: [String] = []
      for _ in 0..<20 { prompt.append(try await world.comment(.hide, to: client)) }
      let broker = QuotaBroker(.unhurried)
      // One call at a time, so that their order is that in which they were begun.
      try await world.working(world.worker(broker: broker, concurrency: 1)) {
        #expect(try await eventually { isFailing(broker, world) })
        for _ in 0..<12 {
          world.advance(by: .seconds(3_600))
          try await Task.sleep(for: .milliseconds(30))
        }
        world.state.removeAllFaults()
        try await expectAccepted(prompt, of: client, in: world, every: .seconds(60))
        #expect(
          try await eventually {
            world.advance(by: .seconds(5))
            return bulk.allSatisfy { world.state.comment($0)?.visibility == .public }
          })
      }
      let carriedOut = world.state.calls().filter(\.succeeded).compactMap(\.commentID).dropFirst(bulk.count)
      #expect(carriedOut.count == 40 && Set(carriedOut.prefix(20)) == Set(prompt))
    }
  }

  /// Moves the clock on until all are: a call may have been under way when TikTok came back, and have failed.
  private func expectAccepted(
    _ comments: [String], of client: Client, in world: World, every step: Duration
  ) async throws {
    let isDone = try await eventually {
      world.advance(by: step)
      let actions = try await world.actions(of: client).filter { comments.contains($0.commentID) }
      return actions.filter { $0.carriedOutAs == .hide && $0.state == .accepted }.count == comments.count
    }
    #expect(isDone)
  }

  /// Whether the app's breaker is open.
  private func isFailing(_ broker: QuotaBroker, _ world: World) -> Bool {
    guard case .failing = broker.quota(of: world.app.id, at: world.clock.now).barrier else { return false }
    return true
  }
}
