import Outbound
import Sandbox
import Testing

extension EndToEnd.Faults {
  @Suite struct FullDiskTests {
    @Test(
      "a full disk answers deliveries 503 and says so, and what was refused is stored once there is room again",
      .enabled(if: SmallDisk.isAvailable, "mounting a small disk needs root and the right to mount"))
    func full() async throws {
      let folder = try TemporaryFolder()
      let disk = try SmallDisk(at: folder.path, kibibytes: 4096)
      defer { disk.unmount() }
      try await World.run(databaseFolder: folder.path) { world in
        let gateway = try await world.start()
        let admin = try await world.logIn(gateway, first: true)
        let clients = try await world.onboard(admin, gateway)
        var traffic = Traffic()
        try traffic.write(20, at: world.tiktok, to: clients)
        try await world.settle(clients, admin)

        disk.fill()
        try traffic.write(200, at: world.tiktok, to: clients)
        var report = FaultReport("disk full")
        let isRefused = try await eventually {
          world.tiktok.deliveries().contains { $0.attempts.last?.status == 503 }
        }
        report.promise("deliveries are answered 503", isRefused, seen: isRefused ? "503" : "none")
        try await report.expectUnready(
          gateway, world, saying: "the disk that holds the database is full; free some space")

        disk.makeRoom(kibibytes: 65_536)
        let freed = ContinuousClock.now
        try await world.settle(clients, admin)
        report.figure("from room to all taken", of: [ContinuousClock.now - freed])
        let answers = Set(world.tiktok.deliveries().flatMap { $0.attempts.compactMap(\.status) })
        report.promise("200 or 503, nothing else", answers == [200, 503], seen: "\(answers.sorted())")
        let ledger = try await Ledger(clients, admin)
        try await report.expectWhole(ledger, gateway, world, traffic)
        try report.publish(as: "3-full-disk")
        #expect(await gateway.stop() == 0)
      }
    }
  }
}
