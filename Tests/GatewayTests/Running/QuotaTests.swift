import Outbound
import Sandbox
import Testing

extension EndToEnd {
  @Suite struct QuotaTests {
    private struct Quota: Decodable, Sendable {
      struct App: Decodable, Sendable {
        var appId: String
        var callsPerMinute: Int
        var used: Int
        var state: String
      }

      struct Account: Decodable, Sendable {
        struct Endpoint: Decodable, Sendable {
          var endpoint: String
          var callsPerMinute: Int
          var used: Int
        }

        var accountId: String
        var endpoints: [Endpoint]
      }

      var apps: [App]
      var accounts: [Account]
    }

    @Test("what was called is seen, counts after a restart, and an app's own limits hold from the next call on")
    func restart() async throws {
      let limits = ["GATEHOUSE_LIMITS_PER_ACCOUNT": "40", "GATEHOUSE_LIMITS_PER_APP": "600"]
      try await World.run(limits) { world in
        let first = try await world.start()
        let admin = try await world.logIn(first, first: true)
        let clients = try await world.onboard(admin, first)
        let shop = try #require(clients.first { $0.dialect == .business })
        let path = "/v1/tenants/\(shop.tenant)/quota"
        var traffic = Traffic()
        try traffic.write(40, at: world.tiktok, to: [shop])
        try await world.settle([shop], admin)
        let before: Quota = try await admin.get(path)
        let hides = world.tiktok.calls(endpoint: "/business/comment/hide/").count
        #expect(before.apps.count == 1 && before.accounts.map(\.accountId) == [shop.account])
        let app = try #require(before.apps.first)
        #expect(app.callsPerMinute == 600 && app.state == "free" && app.used >= 1)
        let answer = try await admin.send(
          .patch, "/v1/tenants/\(shop.tenant)/apps/\(app.appId)",
          json: #"{"calls_per_minute":1200,"account_calls_per_minute":60}"#)
        #expect(answer.status == 200)
        let changed: Quota = try await admin.get(path)
        #expect(changed.apps.map(\.callsPerMinute) == [1_200])
        #expect(await first.stop() == 0)

        let second = try await world.start()
        let after: Quota = try await world.logIn(second).get(path)
        #expect(after.apps.map(\.callsPerMinute) == [1_200])
        let endpoint = try #require(after.accounts.first?.endpoints.first { $0.endpoint == "hide" })
        // Those of the last minute, whose number depends on how long the restart took.
        #expect((1...hides).contains(endpoint.used) && endpoint.callsPerMinute == 60)
        #expect(await second.stop() == 0)
      }
    }

    @Test("killed again and again with calls under way, it makes no call too many")
    func killed() async throws {
      let limits = [
        "GATEHOUSE_LIMITS_PER_ACCOUNT": "40", "GATEHOUSE_LIMITS_PER_APP": "600", "GATEHOUSE_LIMITS_PER_SECOND": "1000",
      ]
      try await World.run(
        limits,
        sandbox: {
          $0.quotas = SandboxQuotas()
          $0.quotas?.perAppPerSecond = 10_000
        }
      ) { world in
        var gateway = try await world.start()
        let clients = try await world.onboard(try await world.logIn(gateway, first: true), gateway)
        let shop = try #require(clients.first { $0.dialect == .business })
        try world.tiktok.addFault(SandboxFault(.slow(.milliseconds(400)), .probability(1), endpoint: Self.hide))
        var traffic = Traffic()
        try traffic.write(120, at: world.tiktok, to: [shop])
        for _ in 0..<3 {
          let calls = world.tiktok.calls(endpoint: Self.hide).count
          let isBusy = try await eventually { world.tiktok.calls(endpoint: Self.hide).count >= calls + 8 }
          #expect(isBusy)
          await gateway.kill()
          gateway = try await world.start()
        }
        let admin = try await world.logIn(gateway)
        let isUsedUp = try await eventually {
          let quota: Quota = try await admin.get("/v1/tenants/\(shop.tenant)/quota")
          return quota.accounts.contains { $0.endpoints.contains { $0.endpoint == "hide" && $0.used >= 40 } }
        }
        #expect(isUsedUp)
        #expect(await gateway.stop() == 0)
        let calls = world.tiktok.calls(endpoint: Self.hide)
        #expect(calls.count <= 40 && calls.allSatisfy { $0.code != "40100" }, "\(calls.count) calls")
      }
    }

    private static let hide = "/business/comment/hide/"
  }
}
