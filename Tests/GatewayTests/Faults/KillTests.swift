import Foundation
import Moderation
import Sandbox
import Testing

extension EndToEnd.Faults {
  @Suite struct KillTests {
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

    @Test("kills under load lose nothing, repeat nothing and leave no comment that had to go")
    func killed() async throws {
      let plan = FaultPlan.current
      try await World.run(sandbox: {
        $0.seed = plan.seed
        $0.retrySchedule = [.milliseconds(25), .milliseconds(50)] + Array(repeating: .milliseconds(100), count: 12_000)
      }) { world in
        var gateway = try await world.start()
        let clients = try await world.onboard(try await world.logIn(gateway, first: true), gateway)
        try Self.faults.forEach { try world.tiktok.addFault($0) }
        var generator = SeededGenerator(seed: plan.seed)
        var traffic = Traffic()
        var starts: [Start] = []
        for _ in 0..<plan.kills {
          let life = Duration.milliseconds(Int.random(in: 0...900, using: &generator))
          try await load(world, &traffic, clients, for: life)
          await gateway.kill()
          let began = ContinuousClock.now
          gateway = try await world.start()
          starts.append(Start(at: Self.now, took: ContinuousClock.now - began))
        }
        let admin = try await world.logIn(gateway)
        try await world.settle(clients, admin, patience: .seconds(60 + plan.kills))
        try report(world, try await Ledger(clients, admin), traffic, starts)
        #expect(await gateway.stop() == 0)
      }
    }

    private struct Start {
      /// Unix milliseconds.
      var at: Int64
      /// From the kill to when it took connections.
      var took: Duration
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

    private func report(_ world: World, _ ledger: Ledger, _ traffic: Traffic, _ starts: [Start]) throws {
      let deliveries = world.tiktok.deliveries()
      let attempts = deliveries.map(\.attempts.count).reduce(0, +)
      #expect(attempts > deliveries.count, "no kill hit a delivery")
      let acknowledged = Ledger.acknowledged(by: world.tiktok)
      var report = FaultReport("killed under load (SIGKILL)")
      report.promise(
        "each acknowledged delivery is on disk once, and nothing else",
        breaches: ledger.discrepancies(with: acknowledged), of: acknowledged.count)
      let unfinished = ledger.actions.filter { $0.state != "confirmed" }.map { "\($0)" }
      report.promise("each action is carried out and confirmed", breaches: unfinished, of: ledger.actions.count)
      report.promise(
        "each comment that had to go has one action, and no other has", ledger.actions.count == traffic.mustGo.count,
        seen: "\(ledger.actions.count) for \(traffic.mustGo.count)")
      report.promise(
        "what had to go is gone, and the rest is there", breaches: world.wrongVisibility(traffic), of: traffic.count)
      let needless = needlessCalls(world, starts.map(\.at))
      report.promise(
        "no call after TikTok's confirmation", breaches: needless.map { "\($0)" }, of: ledger.actions.count)
      let unanswered = deliveries.filter { $0.outcome != .acknowledged }.map { "\($0)" }
      report.promise("it recovers without a hand: all is taken in the end", breaches: unanswered, of: deliveries.count)
      let calls = world.tiktok.calls().filter { $0.commentID != nil }
      report.figure("kills", starts.count)
      report.figure("deliveries", deliveries.count)
      report.figure("attempts at them", attempts)
      report.figure("calls", calls.count)
      report.figure("calls repeated", calls.count - Set(calls.compactMap(\.commentID)).count)
      report.figure("from kill to ready", of: starts.map(\.took))
      try report.publish(as: "1-kill")
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

    private static var now: Int64 { Int64(Date().timeIntervalSince1970 * 1000) }
  }
}
