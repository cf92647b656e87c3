import Foundation
import Sandbox
import Testing

extension EndToEnd {
  /// The whole of it: a gateway that serves, its files, a stand-in TikTok.
  @Suite struct DoctorTests {
    private struct Diagnosis: Decodable {
      struct Finding: Decodable {
        var check: String
        var severity: String
        var message: String
        var remedy: String?
      }

      var severity: String
      var findings: [Finding]

      func of(_ check: String) -> [Finding] { findings.filter { $0.check == check } }
      func severities(_ check: String) -> [String] { of(check).map(\.severity) }
      var text: String { findings.map { "\($0.check) \($0.severity): \($0.message)" }.joined(separator: "\n") }
    }

    private func start(_ world: World, _ settings: [String: String] = [:]) async throws -> (RunningGateway, AdminCaller)
    {
      let url = "http://127.0.0.1:" + (world.environment["GATEHOUSE_PUBLIC_PORT"] ?? "")
      let gateway = try await world.start(["GATEHOUSE_PUBLIC_URL": url].merging(settings) { $1 })
      return (gateway, try await world.logIn(gateway, first: true))
    }

    private func diagnosis(_ admin: AdminCaller) async throws -> Diagnosis { try await admin.get("/v1/diagnosis") }

    @Test("a healthy gateway leads to itself, has its webhooks and its files, and every check says something")
    func healthy() async throws {
      try await World.run { world in
        let (gateway, admin) = try await start(world)
        _ = try await world.onboard(admin, gateway)
        let found = try await diagnosis(admin)
        for check in ["files", "database", "sqlite", "webhooks", "accounts", "quota", "actions", "parked", "key"] {
          #expect(found.severities(check) == ["ok"], "\(found.text)")
        }
        // It is not https, and leads here all the same.
        #expect(found.severities("public_url") == ["problem", "ok"], "\(found.text)")
        #expect(found.severities("retention") == ["ok"] && found.severities("alerts") == ["warning"])
        #expect(found.severities("settings") == ["warning", "warning"])
        for secret in World.Secret.stored { #expect(!found.text.contains(secret)) }
        #expect(await gateway.stop() == 0)
      }
    }

    @Test("a webhook that TikTok has lost, a key that others can read, and a URL that leads elsewhere are problems")
    func broken() async throws {
      try await World.run { world in
        let elsewhere = world.sandbox.openBase.replacing("/v2", with: "")
        let (gateway, admin) = try await start(world, ["GATEHOUSE_PUBLIC_URL": elsewhere])
        let clients = try await world.onboard(admin, gateway)
        let key = world.folder.path + "/gatehouse.db.key"
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: key)
        let found = try await diagnosis(admin)
        #expect(found.severity == "problem")
        #expect(
          found.severities("files") == ["problem"] && found.of("files").first?.remedy?.contains("chmod 600") == true)
        #expect(found.severities("webhooks") == ["problem", "problem"], "\(found.text)")
        #expect(found.of("webhooks").contains { $0.remedy?.contains(clients[0].account) == true })
        #expect(found.of("public_url").last?.message.contains("is not this gateway") == true, "\(found.text)")
        #expect(await gateway.stop() == 0)
      }
    }

    @Test("a TikTok whose clock is ahead is told by its own signatures, also where its deliveries are refused")
    func skewedClock() async throws {
      try await World.run(sandbox: { configuration in
        let now = configuration.now
        configuration.now = { now() + 100_000 }
      }) { world in
        let (gateway, admin) = try await start(world)
        let clients = try await world.onboard(admin, gateway)
        _ = try world.tiktok.post("hello", by: "viewer", on: World.video, of: clients[1].openID)
        #expect(try await eventually { try await diagnosis(admin).severities("clock") == ["problem"] })
        let clock = try #require(try await diagnosis(admin).of("clock").first)
        #expect(clock.message.contains("behind TikTok's, by the latest deliveries"), "\(clock.message)")
        #expect(await gateway.stop() == 0)
      }
    }
  }
}
