import Logging
import Outbound
import Sealing
import Testing

extension EndToEnd {
  @Suite("nginx in front, as documented")
  struct ProxyTests {
    private static let body = """
      {"type":"video_comment_created","comment_id":"7385350567722402578","video_id":"7377694258502880513",\
      "text":"hi","user_id":"u1","username":"@a","created_at":1719535947}
      """

    @Test("passes deliveries and the admin API on, and nobody's word about where they come from")
    func inFront() async throws {
      try await World.run { world in
        let gateway = try await world.start(["GATEHOUSE_ADMIN_TRUSTED_PROXIES": "127.0.0.1"])
        let owner = try await world.logIn(gateway, first: true)
        let client = try await world.onboard(owner, gateway)[0]
        let nginx = try Nginx(before: gateway, world.folder)
        let http = OutboundClient(
          addresses: .allowPrivate, authorities: world.folder.path + "/nginx.pem",
          logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }))
        defer { http.shutdown() }

        func send(
          _ method: OutboundRequest.Method, _ host: String, _ path: String, _ fields: [(String, String)],
          _ body: String?
        )
          async throws -> OutboundResponse
        {
          try await http.send(
            OutboundRequest(
              method, "https://localhost:\(nginx.port)\(path)", headers: [("Host", host)] + fields,
              body: body.map { Array($0.utf8) }, deadline: .seconds(30)))
        }
        #expect(
          try await eventually {
            (try? await send(.get, "hooks.example.com", "/health", [], nil))?.status == 200
          })

        let path = "/webhooks/\(client.tenant)/\(client.account)"
        let signature = HMACKey(World.Secret.webhook.utf8).tag(of: Self.body.utf8)
        let delivered = try await send(
          .post, "hooks.example.com", path, [("X-TikTok-Signature", Hex.encode(signature))], Self.body)
        #expect(delivered.status == 200)
        #expect(
          try await send(.post, "hooks.example.com", path, [("X-TikTok-Signature", "00")], Self.body).status == 401)
        let large = String(repeating: " ", count: 65 << 10)
        #expect(try await send(.post, "hooks.example.com", path, [("X-TikTok-Signature", "00")], large).status == 413)
        let events: [Shape.Event] = try await owner.all("/v1/tenants/\(client.tenant)/events")
        #expect(events.map(\.commentId) == ["7385350567722402578"])

        let bearer = ("Authorization", "Bearer \(owner.token ?? "")")
        let forged = ("X-Forwarded-For", "203.0.113.9")
        let tenants = try await send(.get, "gatehouse.example.com", "/v1/tenants", [bearer, forged], nil)
        #expect(tenants.status == 200)
        #expect(try await send(.get, "gatehouse.example.com", "/metrics", [bearer], nil).status == 404)
        // Neither name leads to the other's listener.
        #expect(try await send(.get, "hooks.example.com", "/v1/tenants", [bearer], nil).status == 404)
        #expect(try await send(.post, "gatehouse.example.com", path, [], Self.body).status == 404)
        #expect(await gateway.stop() == 0)
      }
    }
  }
}
