import Foundation
import Outbound
import Sandbox
import Testing

extension EndToEnd {
  /// A creator's way from a link to a moderated account, with the gateway in a process of its own.
  @Suite struct ConsentTests {
    private struct Link: Decodable, Sendable {
      var id: String
      var state: String
      var accountId: String?
      var url: String?
    }

    private struct Account: Decodable, Sendable {
      struct Authorisation: Decodable, Sendable { var state: String }

      var id: String
      var name: String
      var connected: Bool
      var authorisation: Authorisation
    }

    private func start(_ world: World) async throws -> RunningGateway {
      let port = try #require(world.environment["GATEHOUSE_PUBLIC_PORT"])
      return try await world.start([
        "GATEHOUSE_PUBLIC_URL": "http://127.0.0.1:\(port)", "GATEHOUSE_LOG_LEVEL": "trace",
      ])
    }

    /// Opens the link at TikTok, and goes where TikTok sends the creator.
    private func follow(_ url: String, _ world: World) async throws -> (page: OutboundResponse, address: String) {
      let consent = try await world.http.send(OutboundRequest(.get, url))
      let address = try #require(consent.header("location"))
      return (try await world.http.send(OutboundRequest(.get, address)), address)
    }

    private func eventually(_ account: String, in tenant: String, _ admin: AdminCaller, is state: String) async throws
      -> Bool
    {
      try await GatewayTests.eventually {
        let seen: Account = try await admin.get("/v1/tenants/\(tenant)/accounts/\(account)")
        return seen.authorisation.state == state
      }
    }

    @Test("from a link to a comment that is hidden, a renewed token, and an authorisation that is withdrawn")
    func wholeWay() async throws {
      try await World.run { world in
        try world.tiktok.addApp(id: World.appID, secret: World.Secret.appSecret)
        try world.tiktok.addAccount(.business, openID: "shop", appID: World.appID, username: "shop")
        let gateway = try await start(world)
        let admin = try await world.logIn(gateway, first: true)
        let tenant: Shape.Tenant = try await admin.post("/v1/tenants", ["name": "Shop"])
        let app: Shape.App = try await admin.post(
          "/v1/tenants/\(tenant.id)/apps",
          ["name": "shop", "client_key": World.appID, "secret": World.Secret.appSecret])
        let links = "/v1/tenants/\(tenant.id)/authorisations"

        let denied: Link = try await admin.post(links, ["app_id": app.id])
        try world.tiktok.answerConsent(.deny)
        let no = try await follow(try #require(denied.url), world)
        #expect(
          no.page.status == 200 && String(decoding: no.page.body, as: UTF8.self).contains("Nothing was connected"))

        let link: Link = try await admin.post(links, ["app_id": app.id, "name": "The <shop>"])
        try world.tiktok.answerConsent(.grant(openID: "shop", scopes: nil))
        let yes = try await follow(try #require(link.url), world)
        let page = String(decoding: yes.page.body, as: UTF8.self)
        #expect(yes.page.status == 200 && page.contains("The &lt;shop&gt;"))
        #expect(yes.page.header("referrer-policy") == "no-referrer")
        let ended: Link = try await admin.get("\(links)/\(link.id)")
        #expect(ended.state == "completed" && ended.url == nil)
        let id = try #require(ended.accountId)
        let account: Account = try await admin.get("/v1/tenants/\(tenant.id)/accounts/\(id)")
        #expect(account.connected && account.authorisation.state == "connected" && account.name == "The <shop>")

        #expect(try await world.http.send(OutboundRequest(.get, yes.address)).status == 410)
        let foreign = "\(gateway.ingestOrigin)/oauth/tiktok/?code=c&state=" + String(repeating: "a", count: 64)
        #expect(try await world.http.send(OutboundRequest(.get, foreign)).status == 410)

        let _: Shape.Webhook = try await admin.post(
          "/v1/tenants/\(tenant.id)/accounts/\(id)/webhooks", ["public_url": gateway.ingestOrigin])
        let comment = try world.tiktok.post("follow me for free money", by: "@eve", on: World.video, of: "shop")
        #expect(
          try await GatewayTests.eventually { world.tiktok.comment(comment.id)?.visibility == .hidden })

        let tokens = try #require(world.tiktok.tokens(of: "shop"))
        let soon = ISO8601DateFormatter().string(from: Date(timeIntervalSinceNow: 45))
        try await admin.call(
          .put, "/v1/tenants/\(tenant.id)/accounts/\(id)/tokens",
          [
            "access_token": tokens.accessToken, "refresh_token": tokens.refreshToken, "access_token_expires_at": soon,
          ])
        #expect(try await GatewayTests.eventually { world.tiktok.tokens(of: "shop") != tokens })
        #expect(try await eventually(id, in: tenant.id, admin, is: "connected"))

        try world.tiktok.revokeAuthorisation(of: "shop", reason: 1)
        #expect(try await eventually(id, in: tenant.id, admin, is: "disconnected"))

        // Once more, for the account that lapsed.
        let again: Link = try await admin.post(links, ["account_id": id])
        let back = try await follow(try #require(again.url), world)
        #expect(back.page.status == 200)
        #expect(try await eventually(id, in: tenant.id, admin, is: "connected"))
        #expect(await gateway.stop() == 0)

        let log = gateway.child.output + gateway.child.errors
        #expect(!log.isEmpty)
        for address in [no.address, yes.address, back.address] {
          for pair in address.split(separator: "?").last?.split(separator: "&") ?? [] {
            let value = pair.split(separator: "=").last.map(String.init) ?? ""
            if value.count > 20 { #expect(!log.contains(value), "the log holds \(pair.prefix(6))") }
          }
        }
      }
    }
  }
}
