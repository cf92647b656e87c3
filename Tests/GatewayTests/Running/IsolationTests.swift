import Outbound
import Sandbox
import Testing

extension EndToEnd {
  @Suite struct IsolationTests {
    @Test("the manager of one tenant sees nothing of another, by listing or by id, and can change nothing of it")
    func manager() async throws {
      try await World.run { world in
        let gateway = try await world.start()
        let owner = try await world.logIn(gateway, first: true)
        let clients = try await world.onboard(owner, gateway)
        var traffic = Traffic()
        try traffic.write(40, at: world.tiktok, to: clients)
        try await world.settle(clients, owner)
        let (own, other) = (clients[0], clients[1])
        let manager = try await manager(of: own, world, gateway, owner)

        let tenants: [Shape.Tenant] = try await manager.all("/v1/tenants")
        #expect(tenants.map(\.id) == [own.tenant])
        let events: [Shape.Event] = try await manager.all("/v1/tenants/\(own.tenant)/events")
        let comments = Set(world.tiktok.comments(of: own.openID).map(\.id))
        #expect(!events.isEmpty && events.allSatisfy { comments.contains($0.commentId) })

        for (method, path, body) in try await probes(own, other, owner) {
          let answer = try await manager.send(method, path, json: body)
          #expect(answer.status == 404, "\(method.rawValue) \(path): \(answer.status)")
          #expect(String(decoding: answer.body, as: UTF8.self).contains(#""code":"not_found""#), "\(path)")
        }
        // Filters by the other's ids find nothing.
        let foreign = world.tiktok.comments(of: other.openID)[0].id
        for query in ["account=\(other.account)", "comment_id=\(foreign)"] {
          let answer = try await manager.send(.get, "/v1/tenants/\(own.tenant)/events?\(query)")
          let body = String(decoding: answer.body, as: UTF8.self)
          #expect(
            answer.status == 404 || body.contains(#""items":[]"#), "\(query): \(answer.status) \(body.prefix(200))")
        }
        for path in ["/v1/operators", "/v1/apps"] { #expect(try await manager.send(.get, path).status == 403) }
        // All of it is still there.
        let after: Shape.Account = try await owner.get("/v1/tenants/\(other.tenant)/accounts/\(other.account)")
        #expect(after.id == other.account)
        #expect(await gateway.stop() == 0)
      }
    }

    private func manager(of client: World.Client, _ world: World, _ gateway: RunningGateway, _ owner: AdminCaller)
      async throws -> AdminCaller
    {
      let invitation: Shape.Invitation = try await owner.post(
        "/v1/invitations", json: #"{"name":"mia","role":"manager","tenants":["\#(client.tenant)"]}"#)
      let password = "mia's own password"
      let _: Shape.Operator = try await world.caller(gateway).post(
        "/v1/invitations/accept", ["code": invitation.code, "password": password])
      let login: [String: String] = ["name": "mia", "password": password]
      let session: Shape.Session = try await world.caller(gateway).post("/v1/sessions", login)
      return world.caller(gateway, token: session.token)
    }

    private func probes(_ own: World.Client, _ other: World.Client, _ owner: AdminCaller) async throws
      -> [(OutboundRequest.Method, String, String?)]
    {
      let (mine, theirs) = ("/v1/tenants/\(own.tenant)", "/v1/tenants/\(other.tenant)")
      let events: [Shape.Event] = try await owner.all("\(theirs)/events")
      let actions: [Shape.Action] = try await owner.all("\(theirs)/actions")
      let apps: [Shape.App] = try await owner.all("\(theirs)/apps", "")
      let (event, action, app) = (
        try #require(events.first).id, try #require(actions.first).id, try #require(apps.first).id
      )
      return [
        (.get, theirs, nil), (.patch, theirs, #"{"name":"mine now"}"#), (.get, "\(theirs)/apps", nil),
        (.get, "\(theirs)/apps/\(app)", nil), (.get, "\(mine)/apps/\(app)", nil),
        (.patch, "\(mine)/apps/\(app)", #"{"secret":"a new secret"}"#), (.delete, "\(mine)/apps/\(app)", nil),
        (.get, "\(theirs)/accounts", nil), (.get, "\(theirs)/accounts/\(other.account)", nil),
        (.get, "\(mine)/accounts/\(other.account)", nil), (.delete, "\(mine)/accounts/\(other.account)", nil),
        (.put, "\(mine)/accounts/\(other.account)/tokens", #"{"access_token":"mine"}"#),
        (.get, "\(mine)/accounts/\(other.account)/webhooks", nil),
        (.post, "\(mine)/accounts/\(other.account)/webhooks/sync", #"{"dry_run":false}"#),
        (.get, "\(theirs)/rule-set", nil), (.get, "\(theirs)/rule-set/versions/1", nil),
        (.get, "\(theirs)/events", nil), (.get, "\(theirs)/events/\(event)", nil),
        (.get, "\(mine)/events/\(event)", nil),
        (.get, "\(theirs)/actions", nil), (.get, "\(theirs)/actions/\(action)", nil),
        (.get, "\(mine)/actions/\(action)", nil), (.get, "\(theirs)/parked", nil), (.get, "\(theirs)/report", nil),
        (.get, "\(mine)/report?account=\(other.account)", nil),
      ]
    }
  }
}
