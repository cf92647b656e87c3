import Foundation
import Moderation
import Sandbox
import Testing

extension EndToEnd {
  @Suite struct KillTests {
    private static let rounds = 20
    private static let commentsPerRound = 320
    /// Milliseconds. A call that was on its way when the echo of an earlier one was answered may arrive after it by
    /// no more than this.
    private static let onItsWay: Int64 = 500

    /// Deliveries come twice and out of order. Calls take effect at TikTok long before the gateway hears of it, or
    /// without it ever hearing: what an echo confirms meanwhile must not be asked for again.
    private static let faults = [
      SandboxFault(.duplicateDelivery, .probability(0.05)),
      SandboxFault(.reorderedDelivery(.milliseconds(300)), .probability(0.05)),
      SandboxFault(.slow(.milliseconds(200)), .probability(0.2)), SandboxFault(.lostAnswer, .probability(0.05)),
    ]

    @Test("twenty kills under load lose nothing, repeat nothing and leave no comment that had to go")
    func killed() async throws {
      try await World.run(sandbox: {
        $0.retrySchedule = [.milliseconds(25), .milliseconds(50)] + Array(repeating: .milliseconds(100), count: 1200)
      }) { world in
        let began = ContinuousClock.now
        var gateway = try await world.start()
        let clients = try await world.onboard(try await world.logIn(gateway, first: true), gateway)
        try Self.faults.forEach { try world.tiktok.addFault($0) }
        var generator = SeededGenerator(seed: 20_261_124)
        var traffic = Traffic()
        var starts: [Int64] = []
        for _ in 0..<Self.rounds {
          let life = Duration.milliseconds(Int.random(in: 0...900, using: &generator))
          try await load(world, &traffic, clients, for: life)
          await gateway.kill()
          gateway = try await world.start()
          starts.append(Self.now)
        }
        let admin = try await world.logIn(gateway)
        try await world.settle(clients, admin)
        let ledger = try await Ledger(clients, admin)
        check(world, ledger, traffic, starts)
        #expect(await gateway.stop() == 0)
        report(world, ledger, traffic, ContinuousClock.now - began)
      }
    }

    /// Writes a round's comments in small lots over its length.
    private func load(_ world: World, _ traffic: inout Traffic, _ clients: [World.Client], for life: Duration)
      async throws
    {
      let lots = 8
      for _ in 0..<lots {
        try traffic.write(Self.commentsPerRound / lots, at: world.tiktok, to: clients)
        try await Task.sleep(for: life / lots)
      }
    }

    private func check(_ world: World, _ ledger: Ledger, _ traffic: Traffic, _ starts: [Int64]) {
      let unanswered = world.tiktok.deliveries().filter { $0.outcome != .acknowledged }
      #expect(world.tiktok.deliveries().contains { $0.attempts.count > 1 }, "no kill hit a delivery")
      #expect(unanswered.isEmpty, "\(unanswered.count) deliveries were not taken in the end")
      let discrepancies = ledger.discrepancies(with: Ledger.acknowledged(by: world.tiktok))
      #expect(discrepancies.isEmpty, "\(discrepancies.count): \(discrepancies.prefix(5))")
      world.checkVisibility(traffic)
      let unfinished = ledger.actions.filter { $0.state != "confirmed" }
      #expect(unfinished.isEmpty, "\(unfinished.count): \(unfinished.prefix(3))")
      #expect(ledger.actions.count == traffic.mustGo.count)
      let needless = needlessCalls(world, starts)
      #expect(needless.isEmpty, "\(needless.count) calls after TikTok's confirmation: \(needless.prefix(3))")
    }

    /// Calls for a comment whose echo had been answered, but for one that was already on its way: made by the same
    /// process within a moment.
    private func needlessCalls(_ world: World, _ starts: [Int64]) -> [SandboxCall] {
      var answered: [String: Int64] = [:]
      for delivery in world.tiktok.deliveries() where delivery.isEcho {
        guard let comment = delivery.commentID, let at = delivery.acknowledgedAt else { continue }
        answered[comment] = min(at, answered[comment] ?? at)
      }
      return world.tiktok.callsAfterAcknowledgedEcho().filter { call in
        guard let at = call.commentID.flatMap({ answered[$0] }) else { return true }
        return call.at - at > Self.onItsWay || starts.contains { at < $0 && $0 <= call.at }
      }
    }

    private func report(_ world: World, _ ledger: Ledger, _ traffic: Traffic, _ time: Duration) {
      let deliveries = world.tiktok.deliveries()
      let calls = world.tiktok.calls().filter { $0.commentID != nil }
      let repeated = calls.count - Set(calls.compactMap(\.commentID)).count
      print(
        "kill test: \(Self.rounds) rounds, \(traffic.count) comments, \(deliveries.count) deliveries in "
          + "\(deliveries.map(\.attempts.count).reduce(0, +)) attempts, "
          + "\(deliveries.count { $0.outcome == .acknowledged }) acknowledged, \(ledger.rowCount) rows, "
          + "\(traffic.mustGo.count) removed, \(calls.count) calls (\(repeated) repeated, "
          + "\(world.tiktok.callsAfterAcknowledgedEcho().count) on their way at the echo), \(time.components.seconds) s"
      )
    }

    private static var now: Int64 { Int64(Date().timeIntervalSince1970 * 1000) }
  }
}
