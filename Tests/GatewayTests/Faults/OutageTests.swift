import Moderation
import Outbound
import Sandbox
import Testing

extension EndToEnd.Faults {
  @Suite struct OutageTests {
    /// How far the clock moves at a time.
    private static let step = Duration.seconds(600)
    /// The last wait between attempts is ten hours, and a fifth more.
    private static let patience = 14 * 6

    @Test(
      "whatever TikTok was asked for in vain while it was down is carried out once it is back",
      .enabled(if: FaultShim.isBuilt, "scripts/test-tools builds the library that sets a clock"))
    func down() async throws {
      let shim = try FaultShim()
      try await World.run(
        shim.environment,
        sandbox: {
          $0.now = { shim.now }
          $0.retrySchedule = Array(repeating: .milliseconds(100), count: 12_000)
        }
      ) { world in
        let gateway = try await world.start()
        let clients = try await world.onboard(try await world.logIn(gateway, first: true), gateway)
        var traffic = Traffic()
        try traffic.write(40, at: world.tiktok, to: clients)
        try await world.settle(clients, try await world.logIn(gateway))

        let fault = try world.tiktok.addFault(SandboxFault(.httpStatus(503), .probability(1)))
        for _ in 0..<FaultPlan.current.outage * 6 {
          shim.pass(Self.step)
          try traffic.write(8, at: world.tiktok, to: clients)
          #expect(await world.tiktok.waitUntilIdle())
          try await rest(world)
        }
        let triedInVain = world.tiktok.calls().count { $0.fault != nil }
        world.tiktok.removeFault(fault)
        var last = Duration.zero
        for _ in 0..<Self.patience where isUnfinished(world, traffic) {
          shim.pass(Self.step)
          // New work wakes the worker, as it would all the time.
          try traffic.write(2, at: world.tiktok, to: clients)
          #expect(await world.tiktok.waitUntilIdle())
          try await rest(world)
          last += Self.step
        }
        let admin = try await world.logIn(gateway)
        try await world.settle(clients, admin)
        var report = FaultReport("TikTok down for \(FaultPlan.current.outage) hours")
        report.figure("calls in vain", triedInVain)
        report.figure("from back to all done", last / .seconds(3600), "h")
        let ledger = try await Ledger(clients, admin)
        try await report.expectWhole(ledger, gateway, world, traffic)
        check(&report, world, ledger)
        try report.publish(as: "7-outage")
        #expect(await gateway.stop() == 0)
      }
    }

    private func check(_ report: inout FaultReport, _ world: World, _ ledger: Ledger) {
      let given = ledger.actions.filter { $0.state != "confirmed" }
      report.promise(
        "no action is given up", breaches: given.map { "\($0.id) is \($0.state): \($0.lastError ?? "")" },
        of: ledger.actions.count)
      let effects = Dictionary(
        grouping: world.tiktok.calls().filter { $0.succeeded && $0.commentID != nil }, by: \.commentID)
      let repeated = effects.filter { $0.value.count > 1 }
      report.promise(
        "each is carried out once", breaches: repeated.keys.map { $0 ?? "" }, of: effects.count)
    }

    /// Until no more calls come for a moment.
    private func rest(_ world: World) async throws {
      var count = -1
      repeat {
        count = world.tiktok.calls().count
        try await Task.sleep(for: .milliseconds(100))
      } while world.tiktok.calls().count > count
    }

    private func isUnfinished(_ world: World, _ traffic: Traffic) -> Bool {
      traffic.mustGo.contains { world.tiktok.comment($0)?.visibility == .public }
    }
  }
}
