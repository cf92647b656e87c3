import Moderation
import Sandbox
import Testing

extension EndToEnd {
  @Suite struct GracefulStopTests {
    @Test("SIGTERM under load ends with status 0 and keeps everything that was answered 200", arguments: 1...3)
    func terminated(seed: UInt64) async throws {
      try await World.run { world in
        var gateway = try await world.start()
        let clients = try await world.onboard(try await world.logIn(gateway, first: true), gateway)
        var generator = SeededGenerator(seed: seed)
        var traffic = Traffic()
        try traffic.write(600, at: world.tiktok, to: clients)
        try await Task.sleep(for: .milliseconds(Int.random(in: 50...400, using: &generator)))
        #expect(await gateway.stop() == 0)
        // No second delivery may mend what the stop lost.
        world.tiktok.pauseDeliveries()
        let acknowledged = Ledger.acknowledged(by: world.tiktok)
        #expect(!acknowledged.isEmpty)
        gateway = try await world.start(["GATEHOUSE_ACTIONS_PAUSED": "true"])
        let ledger = try await Ledger(clients, try await world.logIn(gateway))
        #expect(ledger.discrepancies(with: acknowledged, allowingMore: true) == [])
        #expect(await gateway.stop() == 0)

        world.tiktok.resumeDeliveries()
        gateway = try await world.start()
        let admin = try await world.logIn(gateway)
        try await world.settle(clients, admin)
        let final = try await Ledger(clients, admin)
        #expect(final.discrepancies(with: Ledger.acknowledged(by: world.tiktok)) == [])
        world.checkVisibility(traffic)
        #expect(await gateway.stop() == 0)
      }
    }
  }
}
