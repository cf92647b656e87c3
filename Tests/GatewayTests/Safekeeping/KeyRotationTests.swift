import Foundation
import Moderation
import Outbound
import Sandbox
import Sealing
import Testing

extension EndToEnd {
  @Suite struct KeyRotationTests {
    struct Status: Decodable, Sendable {
      var keyId: String
      var previousKeyId: String?
      var remaining: Int
      var secrets: Int
    }

    @Test("a rotation that is killed at once, again and again, goes on, and the gateway moderates throughout")
    func killed() async throws {
      try await World.run { world in
        var gateway = try await world.start()
        var admin = try await world.logIn(gateway, first: true)
        let clients = try await world.onboard(admin, gateway)
        let old: Status = try await admin.get("/v1/key")
        let begun: Status = try await admin.post("/v1/key/rotation", [:])
        #expect(begun.previousKeyId == old.keyId && begun.keyId != old.keyId)
        #expect(try await admin.send(.post, "/v1/key/rotation").status == 409)
        var traffic = Traffic()
        var generator = SeededGenerator(seed: 20_261_127)
        for _ in 0..<5 {
          try await Task.sleep(for: .milliseconds(Int.random(in: 0...30, using: &generator)))
          await gateway.kill()
          gateway = try await world.start()
          try traffic.write(20, at: world.tiktok, to: clients)
        }
        admin = try await world.logIn(gateway)
        let isSealed = try await eventually { (try await admin.get("/v1/key") as Status).remaining == 0 }
        #expect(isSealed)
        let status: Status = try await admin.get("/v1/key")
        #expect(status.keyId == begun.keyId && status.secrets >= 7)
        try await world.settle(clients, admin)
        world.checkVisibility(traffic)
        #expect(await gateway.stop() == 0)
        // Nobody who is alive ever held anything of the old key, so it goes at once.
        gateway = try await world.start()
        admin = try await world.logIn(gateway)
        let isGone = try await eventually { (try await admin.get("/v1/key") as Status).previousKeyId == nil }
        #expect(isGone)
        #expect(await gateway.stop() == 0)
        #expect(try KeyFile.read(at: world.folder.path + "/gatehouse.db.key").id == begun.keyId)
        #expect(try !world.folder.names.contains("gatehouse.db.key.next"))
      }
    }

    @Test("a key from the environment is replaced by naming both, and the old one may go afterwards")
    func fromEnvironment() async throws {
      let (old, new) = (try SealingKey.generate(), try SealingKey.generate())
      try await World.run(["GATEHOUSE_KEY_HEX": old.hex]) { world in
        var gateway = try await world.start()
        var admin = try await world.logIn(gateway, first: true)
        _ = try await world.onboard(admin, gateway)
        let refused = try await admin.send(.post, "/v1/key/rotation")
        #expect(refused.status == 409)
        #expect(String(decoding: refused.body, as: UTF8.self).contains("key_in_settings"))
        #expect(await gateway.stop() == 0)
        gateway = try await world.start([
          "GATEHOUSE_KEY_HEX": new.hex, "GATEHOUSE_KEY_PREVIOUS_HEX": old.hex,
        ])
        admin = try await world.logIn(gateway)
        let isSealed = try await eventually { (try await admin.get("/v1/key") as Status).remaining == 0 }
        #expect(isSealed)
        #expect(await gateway.stop() == 0)
        gateway = try await world.start(["GATEHOUSE_KEY_HEX": new.hex])
        #expect((try await world.logIn(gateway).get("/v1/key") as Status).keyId == new.id)
        #expect(await gateway.stop() == 0)
        #expect(!gateway.child.errors.contains(old.hex) && !gateway.child.errors.contains(new.hex))
      }
    }
  }
}
