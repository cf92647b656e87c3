import Moderation
import Outbound
import Sandbox
import Testing

extension EndToEnd.Faults {
  @Suite struct ClockJumpTests {
    private static let day = Duration.seconds(86_400)

    /// There and back, and again by what the seed gives.
    private static func jumps(_ plan: FaultPlan) -> [Duration] {
      var generator = SeededGenerator(seed: plan.seed)
      let drawn = (0..<max(0, plan.clockJumps - 2)).map { _ in
        Duration.seconds(Int.random(in: -5 * 86_400...5 * 86_400, using: &generator))
      }
      return [day * 3, Duration.zero - day * 2] + drawn
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
        var waits: [(jump: Duration, wait: Duration)] = []
        for (number, jump) in Self.jumps(plan).enumerated() {
          shim.setClock(ahead: jump)
          // What fails now is put down for a moment of the wrong clock.
          let fault = try world.tiktok.addFault(SandboxFault(.httpStatus(500), .probability(0.5)))
          try traffic.write(40, at: world.tiktok, to: clients)
          // Long enough for calls, and for the jump to be noticed, which is looked for once a second.
          try await Task.sleep(for: .milliseconds(2500))
          world.tiktok.removeFault(fault)
          // Every second time, it is put right while no gateway runs.
          if number.isMultiple(of: 2) { await gateway.kill() }
          shim.setClock(ahead: .zero)
          if number.isMultiple(of: 2) { gateway = try await world.start() }
          let began = ContinuousClock.now
          try await world.settle(clients, try await world.logIn(gateway))
          waits.append((jump, ContinuousClock.now - began))
        }
        try await report(world, gateway, try await Ledger(clients, try await world.logIn(gateway)), traffic, waits)
        #expect(await gateway.stop() == 0)
      }
    }

    private func report(
      _ world: World, _ gateway: RunningGateway, _ ledger: Ledger, _ traffic: Traffic,
      _ waits: [(jump: Duration, wait: Duration)]
    ) async throws {
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
      let late = waits.filter { $0.wait >= .seconds(60) }
      report.promise(
        "nothing waits for the wrong time to come",
        breaches: late.map { "\($0.wait) after \($0.jump): \(Self.clockLines(of: gateway))" }, of: waits.count)
      report.figure("jumps", waits.count)
      report.figure("from right to done", of: waits.map { $0.wait })
      try report.publish(as: "6-clock")
    }

    /// What the gateway logged about its clock last.
    private static func clockLines(of gateway: RunningGateway) -> String {
      gateway.child.errors.split(separator: "\n").filter { $0.contains("the clock was set") }.suffix(3).joined()
    }
  }
}
