import Moderation
import Outbound
import Sandbox
import Testing

extension EndToEnd.Faults {
  @Suite struct ClockJumpTests {
    private static let day = Duration.seconds(86_400)
    /// Far less than what waits for a moment of another day.
    private static let patience = Duration.seconds(120)

    /// There and back, and again by what the seed gives.
    private static func jumps(_ plan: FaultPlan) -> [Duration] {
      var generator = SeededGenerator(seed: plan.seed)
      let drawn = (0..<max(0, plan.clockJumps - 2)).map { _ in
        Duration.seconds(Int.random(in: -5 * 86_400...5 * 86_400, using: &generator))
      }
      return [day * 3, Duration.zero - day * 2] + drawn
    }

    /// How everything came to rest after the clock was put right.
    private struct Righting {
      var jump: Duration
      /// Nil where it did not.
      var wait: Duration?
    }

    @Test(
      "a clock that jumps both ways loses nothing, repeats nothing and leaves nothing waiting",
      .enabled(if: FaultShim.isBuilt, "scripts/test-tools builds the library that sets a clock"))
    func jumps() async throws {
      let plan = FaultPlan.current
      let shim = try FaultShim()
      try await World.run(
        shim.environment,
        sandbox: { $0.retrySchedule = Array(repeating: .milliseconds(100), count: 12_000) }
      ) { world in
        var gateway = try await world.start()
        let clients = try await world.onboard(try await world.logIn(gateway, first: true), gateway)
        var traffic = Traffic()
        try traffic.write(40, at: world.tiktok, to: clients)
        try await world.settle(clients, try await world.logIn(gateway))
        var rightings: [Righting] = []
        for (number, jump) in Self.jumps(plan).enumerated() {
          try await set(shim, ahead: jump, of: gateway)
          try await actOnWrongTime(world, gateway, clients, &traffic)
          // Every second time, it is put right while no gateway runs.
          if number.isMultiple(of: 2) { await gateway.kill() }
          shim.setClock(ahead: .zero)
          if number.isMultiple(of: 2) { gateway = try await world.start() }
          let began = ContinuousClock.now
          let isAtRest = try await world.comesToRest(clients, try await world.logIn(gateway), within: Self.patience)
          rightings.append(Righting(jump: jump, wait: isAtRest ? ContinuousClock.now - began : nil))
        }
        let admin = try await world.logIn(gateway)
        var report = try await self.report(world, gateway, try await Ledger(clients, admin), traffic, rightings)
        report.promise(
          "of decisions about one comment from before and after, the last one holds",
          breaches: try await changeMinds(world, gateway, clients, admin, shim), of: Self.minds.count)
        try report.publish(as: "6-clock")
        #expect(await gateway.stop() == 0)
      }
    }

    /// Sets the clock and waits until the gateway noticed.
    private func set(_ shim: FaultShim, ahead shift: Duration, of gateway: RunningGateway) async throws {
      let noticed = Self.clockLines(of: gateway).count
      shim.setClock(ahead: shift)
      #expect(try await eventually { Self.clockLines(of: gateway).count > noticed }, "\(shift) was not noticed")
    }

    /// Comments that the gateway acts on as long as its clock is wrong, and others that it tries to: their next
    /// attempts are put down for a moment of that clock. What is signed is refused meanwhile.
    private func actOnWrongTime(
      _ world: World, _ gateway: RunningGateway, _ clients: [World.Client], _ traffic: inout Traffic
    ) async throws {
      let client = try #require(clients.first { $0.dialect == .open })
      let admin = try await world.logIn(gateway)
      for isFailing in [false, true] {
        let fault = try isFailing ? world.tiktok.addFault(SandboxFault(.httpStatus(500), .probability(1))) : nil
        let before = world.tiktok.deliveries().count
        try traffic.write(40, at: world.tiktok, to: clients)
        let isActedOn = try await eventually {
          guard world.tiktok.deliveries().dropFirst(before).allSatisfy({ !$0.attempts.isEmpty }) else { return false }
          let waiting: AdminCaller.Listing<Shape.Action> = try await admin.get(
            "/v1/tenants/\(client.tenant)/actions?state=requested&limit=1000")
          return isFailing ? waiting.items.contains { $0.attempts > 0 } : waiting.items.isEmpty
        }
        #expect(isActedOn, "\(isFailing ? "no call failed" : "not everything was carried out")")
        if let fault { world.tiktok.removeFault(fault) }
      }
    }

    private func report(
      _ world: World, _ gateway: RunningGateway, _ ledger: Ledger, _ traffic: Traffic, _ rightings: [Righting]
    ) async throws -> FaultReport {
      var report = FaultReport("clock jumps by days, both ways")
      try await report.expectWhole(ledger, gateway, world, traffic)
      let unfinished = ledger.actions.filter { $0.state != "confirmed" }.map { "\($0)" }
      report.promise("each action is carried out and confirmed", breaches: unfinished, of: ledger.actions.count)
      let ids = ledger.events.map(\.id)
      report.promise(
        "no id is given out twice", Set(ids).count == ids.count, seen: "\(Set(ids).count) ids of \(ids.count) events")
      let refused = world.tiktok.deliveries().filter { $0.attempts.contains { $0.status == 401 } }
      report.promise(
        "signatures from another day are refused, and taken once the clock is right",
        !refused.isEmpty && refused.allSatisfy { $0.outcome == .acknowledged },
        seen: "\(refused.count) refused, all taken later")
      let late = rightings.filter { $0.wait == nil }
      let lines = Self.clockLines(of: gateway).suffix(3).joined(separator: " ")
      report.promise(
        "nothing waits for the wrong time to come",
        breaches: late.map { "not at rest within \(Self.patience) after \($0.jump): \(lines)" }, of: rightings.count)
      report.figure("jumps", rightings.count)
      report.figure("from right to done", of: rightings.compactMap(\.wait))
      return report
    }

    private static let minds: [(verdict: String, visibility: SandboxComment.Visibility)] = [
      ("allow", .public), ("hide", .hidden), ("allow", .public), ("hide", .hidden),
    ]

    /// A comment that is hidden by a clock that is ahead, by so little that no delivery is stale, and decided about
    /// again and again once it is right. Answers what was not done.
    private func changeMinds(
      _ world: World, _ gateway: RunningGateway, _ clients: [World.Client], _ admin: AdminCaller, _ shim: FaultShim
    ) async throws -> [String] {
      let client = try #require(clients.first { $0.dialect == .business })
      try await set(shim, ahead: .seconds(180), of: gateway)
      var traffic = Traffic()
      try traffic.write(8, at: world.tiktok, to: [client])
      try await world.settle(clients, admin)
      try await set(shim, ahead: .zero, of: gateway)
      let comment = try #require(traffic.mustGo.first)
      let ledger = try await Ledger([client], admin)
      let event = try #require(ledger.events.first { $0.commentId == comment && $0.type == "comment.created" })
      var breaches: [String] = []
      for mind in Self.minds {
        try await admin.call(
          .post, "/v1/tenants/\(client.tenant)/events/\(event.id)/review", ["verdict": mind.verdict])
        let isDone = try await eventually { world.tiktok.comment(comment)?.visibility == mind.visibility }
        if !isDone { breaches.append("\(mind.verdict) left it as it was") }
      }
      try await world.settle(clients, admin)
      return breaches
    }

    /// What the gateway logged about its clock.
    private static func clockLines(of gateway: RunningGateway) -> [Substring] {
      gateway.child.errors.split(separator: "\n").filter { $0.contains("the clock was set") }
    }
  }
}
