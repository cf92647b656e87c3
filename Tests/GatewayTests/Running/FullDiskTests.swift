import Outbound
import Sandbox
import Testing

extension EndToEnd {
  @Suite struct FullDiskTests {
    @Test(
      "a full disk answers deliveries 503 and says so, and what was refused is stored once there is room again",
      .enabled(if: SmallDisk.isAvailable, "mounting a small disk needs root and the right to mount"))
    func full() async throws {
      let folder = try TemporaryFolder()
      let disk = try SmallDisk(at: folder.path, kibibytes: 2048)
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
        let isRefused = try await eventually {
          world.tiktok.deliveries().contains { $0.attempts.last?.status == 503 }
        }
        #expect(isRefused)
        for origin in [gateway.ingestOrigin, gateway.adminOrigin] {
          // Readiness looks at most once a second.
          let isNoticed = try await eventually {
            try await world.http.send(OutboundRequest(.get, origin + "/readyz")).status == 503
          }
          #expect(isNoticed)
          let ready = try await world.http.send(OutboundRequest(.get, origin + "/readyz"))
          let body = String(decoding: ready.body, as: UTF8.self)
          #expect(body.contains(#""check":"database""#) && body.contains("the disk that holds the database is full"))
          #expect(try await world.http.send(OutboundRequest(.get, origin + "/livez")).status == 200)
        }

        disk.makeRoom(kibibytes: 65_536)
        try await world.settle(clients, admin)
        let answers = Set(world.tiktok.deliveries().flatMap { $0.attempts.compactMap(\.status) })
        #expect(answers == [200, 503])
        let ledger = try await Ledger(clients, admin)
        #expect(ledger.discrepancies(with: Ledger.acknowledged(by: world.tiktok)) == [])
        #expect(ledger.rows.keys.filter { $0.type == "comment.created" }.count == traffic.count)
        world.checkVisibility(traffic)
        let isReady = try await eventually {
          try await world.http.send(OutboundRequest(.get, gateway.ingestOrigin + "/readyz")).status == 200
        }
        #expect(isReady)
        #expect(await gateway.stop() == 0)
      }
    }
  }
}
