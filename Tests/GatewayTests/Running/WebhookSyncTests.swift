import Sandbox
import Testing

extension EndToEnd {
  @Suite struct WebhookSyncTests {
    private static let newURL = "https://hooks.example.com"

    @Test("after the public URL has changed, sync shows the difference, then makes TikTok's side equal to ours")
    func changed() async throws {
      try await World.run(["GATEHOUSE_PUBLIC_URL": Self.newURL]) { world in
        let gateway = try await world.start()
        let admin = try await world.logIn(gateway, first: true)
        for client in try await world.onboard(admin, gateway) { try await check(client, world, gateway, admin) }
        #expect(Set(world.tiktok.webhooks().map(\.url)).allSatisfy { $0.hasPrefix(Self.newURL + "/webhooks/") })
        #expect(world.tiktok.webhooks().count == 2)
        #expect(await gateway.stop() == 0)
      }
    }

    private func check(_ client: World.Client, _ world: World, _ gateway: RunningGateway, _ admin: AdminCaller)
      async throws
    {
      let webhooks = "/v1/tenants/\(client.tenant)/accounts/\(client.account)/webhooks"
      let account: Shape.Account = try await admin.get("/v1/tenants/\(client.tenant)/accounts/\(client.account)")
      let path = try #require(account.webhookPath)
      let before = world.tiktok.webhooks()

      let dry = try await sync(webhooks, admin, isDry: true)
      #expect(dry.wanted == Self.newURL + path)
      #expect(dry.removed.map(\.url) == [gateway.ingestOrigin + path] && dry.kept.isEmpty && dry.adds && !dry.applied)
      #expect(world.tiktok.webhooks() == before, "a dry run changes nothing")

      let done = try await sync(webhooks, admin, isDry: false)
      #expect(done.wanted == dry.wanted && done.removed == dry.removed && done.adds && done.applied)
      let listed: [Shape.Webhook] = try await admin.all(webhooks, "")
      #expect(listed.map(\.url) == [Self.newURL + path])

      let again = try await sync(webhooks, admin, isDry: false)
      #expect(again.kept == listed && again.removed.isEmpty && !again.adds)
    }

    private func sync(_ webhooks: String, _ admin: AdminCaller, isDry: Bool) async throws -> Shape.Sync {
      try await admin.post(webhooks + "/sync", json: #"{"dry_run":\#(isDry)}"#)
    }
  }
}
