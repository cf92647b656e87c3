import Foundation
import Outbound
import Sandbox
import Testing

extension EndToEnd {
  @Suite struct SecrecyTests {
    @Test("no token, secret or password is in the log at its most talkative, nor in plain text on disk")
    func talkative() async throws {
      try await World.run(["GATEHOUSE_LOG_LEVEL": "trace"]) { world in
        let gateway = try await world.start()
        let admin = try await world.logIn(gateway, first: true)
        let clients = try await world.onboard(admin, gateway)
        let made = try await rotate(clients, admin)
        try await strike(world, clients)
        try await misuse(world, gateway, admin, clients)
        #expect(await gateway.stop() == 0)
        let secrets = try Self.secrets(of: world, admin) + made
        let log = Data(world.folder.bytes("serve.err") + Data(gateway.child.output.utf8))
        for line in ["an action will be tried again", #""outcome":"500""#, "refused", "/v1/sessions"] {
          #expect(log.range(of: Data(line.utf8)) != nil, "the run did not get as far as \(line)")
        }
        for name in try world.folder.names
        where name.hasSuffix(".err") || name.hasSuffix(".db") || name.contains("-wal") {
          let bytes = world.folder.bytes(name)
          for secret in secrets {
            #expect(bytes.range(of: Data(secret.utf8)) == nil, "\(secret.prefix(12))… is in \(name)")
          }
        }
      }
    }

    /// Everything that was given, made and refreshed.
    private static func secrets(of world: World, _ admin: AdminCaller) throws -> [String] {
      let tokens = ["cafe", "shop"].compactMap { world.tiktok.tokens(of: $0) }
      let key = String(decoding: world.folder.bytes("gatehouse.db.key"), as: UTF8.self)
        .trimmingCharacters(in: .whitespacesAndNewlines)
      #expect(key.count == 64)
      return World.Secret.stored + [world.oneTimePassword, try #require(admin.token), key]
        + tokens.flatMap { [$0.accessToken, $0.refreshToken] }
    }

    /// Gives new secrets, which are returned.
    private func rotate(_ clients: [World.Client], _ admin: AdminCaller) async throws -> [String] {
      let (secret, app, access) = ("rotated-webhook-3Jd7kQw9", "rotated-app-secret-6Bn2sXz4", "act.replaced-1Tc8vGh5")
      for client in clients {
        let account = "/v1/tenants/\(client.tenant)/accounts/\(client.account)"
        if client.dialect == .open {
          try await admin.call(.post, account + "/webhook-secrets", ["secret": secret])
        } else {
          let apps: [Shape.App] = try await admin.all("/v1/tenants/\(client.tenant)/apps", "")
          let id = try #require(apps.first).id
          try await admin.call(.patch, "/v1/tenants/\(client.tenant)/apps/\(id)", ["secret": app])
          try await admin.call(
            .patch, "/v1/tenants/\(client.tenant)/apps/\(id)", ["secret": World.Secret.appSecret])
        }
        // Wrong ones at first, so that calls to TikTok fail with them.
        try await admin.call(.put, account + "/tokens", ["access_token": access, "refresh_token": "rft.replaced-0Pf4"])
        let open = client.dialect == .open
        // `business` registers with the app's secret.
        if open { #expect(try await admin.send(.get, account + "/webhooks").status >= 400) }
        try await admin.call(
          .put, account + "/tokens",
          [
            "access_token": open ? World.Secret.openAccess : World.Secret.businessAccess,
            "refresh_token": open ? World.Secret.openRefresh : World.Secret.businessRefresh,
          ])
      }
      return [secret, app, access, "rft.replaced-0Pf4"]
    }

    /// TikTok fails in every way while there is something to do.
    private func strike(_ world: World, _ clients: [World.Client]) async throws {
      // Those of tokens last: an account whose new token is rejected too is called for no more.
      for fault: SandboxFault.Kind in [
        .httpStatus(500), .lostAnswer, .code("40002"), .code("invalid_params"), .lyingSuccess, .code("40105"),
        .code("access_token_invalid"), .revokedToken,
      ] { try world.tiktok.addFault(SandboxFault(fault)) }
      var traffic = Traffic()
      try traffic.write(32, at: world.tiktok, to: clients)
      try world.tiktok.expireAccessTokens(of: "shop")
      try traffic.write(32, at: world.tiktok, to: clients)
      #expect(await world.tiktok.waitUntilIdle())
      let isQuiet = try await eventually { world.tiktok.faults().isEmpty }
      #expect(isQuiet, "\(world.tiktok.faults())")
    }

    /// Requests with secrets where they do not belong.
    private func misuse(_ world: World, _ gateway: RunningGateway, _ admin: AdminCaller, _ clients: [World.Client])
      async throws
    {
      let anonymous = world.caller(gateway)
      let login = try AdminCaller.json(["name": "owner", "password": World.Secret.password + "x"])
      #expect(try await anonymous.send(.post, "/v1/sessions", json: login).status == 401)
      #expect(
        try await anonymous.send(.post, "/v1/sessions", json: "{\"password\":\"\(World.Secret.password)\"").status
          == 400)
      let token = try #require(admin.token)
      for path in ["/v1/tenants?token=\(token)", "/v1/none?secret=\(World.Secret.webhook)"] {
        #expect(try await admin.send(.get, path).status >= 400)
      }
      let account = "/v1/tenants/\(clients[0].tenant)/accounts/\(clients[0].account)"
      let twice = "{\"access_token\":\"\(World.Secret.openAccess)\",\"access_token\":\"\(World.Secret.openAccess)\"}"
      #expect(try await admin.send(.put, account + "/tokens", json: twice).status >= 400)
      for path in ["/webhooks/\(clients[0].tenant)/\(clients[0].account)?secret=\(World.Secret.webhook)", "/x"] {
        let request = OutboundRequest(
          .post, gateway.ingestOrigin + path, headers: [("Authorization", "Bearer \(token)")],
          body: Array(World.Secret.webhook.utf8))
        #expect(try await world.http.send(request).status >= 400)
      }
    }
  }
}
