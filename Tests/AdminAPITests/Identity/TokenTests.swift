import Moderation
import Outbound
import Sealing
import Testing

@testable import AdminAPI

@Suite("Tokens of programs")
struct TokenTests {
  @Test("are shown once, work at once, say when they were used, and end when they are revoked")
  func life() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let made = try await world.send(
        .post, "/v1/tokens", as: seed.moderator, #"{"name":"export","scopes":["events:read"]}"#)
      #expect(made.status == 201, "\(made.text)")
      let secret = try #require(made.member("token"))
      #expect(AccessToken.isProgramToken(secret))
      #expect(made.member("last4") == String(secret.suffix(4)))
      let days = Timestamp(try #require(made.member("expires_at"))).map { $0 - world.now }
      #expect(days.map { Int($0 / .seconds(86_400) + 0.5) } == 90)
      #expect(try await world.send(.get, seed.fill("/v1/tenants/:tenant/events"), as: secret).status == 200)
      for scheme in ["bearer", "BEARER", "Bearer  "] {
        let headers = [(name: "Authorization", value: "\(scheme) \(secret)")]
        #expect(try await world.send(.get, "/v1/operators/me", headers: headers).status == 200, "\(scheme)")
      }
      let id = try #require(made.member("id"))
      let list = try await world.used(as: seed.moderator)
      #expect(!list.contains(secret) && !list.contains("gh_"))
      #expect(try await world.send(.delete, "/v1/tokens/\(id)", as: seed.moderator).status == 204)
      let refused = try await world.send(.get, "/v1/operators/me", as: secret)
      #expect(refused.status == 401)
      #expect(
        refused.header("www-authenticate")
          == #"Bearer realm="gatehouse", error="invalid_token", error_description="this token was revoked""#)
      #expect(try await world.send(.delete, "/v1/tokens/\(id)", as: seed.moderator).status == 204)
      for line in world.logs.all { #expect(!line.contains(secret)) }
    }
  }

  @Test("shrink and die with what their operator may do")
  func demotion() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let manager = try #require(seed.operators[.manager])
      let token = try await world.addProgram(of: manager).secret
      func change(_ body: String) async throws {
        let answer = try await world.send(.patch, "/v1/operators/\(manager.id)", as: seed.owner, body)
        #expect(answer.status == 200, "\(answer.text)")
      }
      func status(_ method: OutboundRequest.Method, _ path: String, _ body: String? = nil) async throws -> Int {
        try await world.send(method, seed.fill(path), as: token, body).status
      }
      #expect(try await status(.patch, "/v1/tenants/:tenant", #"{"name":"New"}"#) == 200)
      try await change(#"{"role":"viewer"}"#)
      #expect(try await status(.patch, "/v1/tenants/:tenant", #"{"name":"Newer"}"#) == 403)
      #expect(try await status(.get, "/v1/tenants/:tenant") == 200)
      try await change(#"{"tenants":[]}"#)
      #expect(try await status(.get, "/v1/tenants/:tenant") == 404)
      try await change(#"{"disabled":true}"#)
      #expect(try await status(.get, "/v1/operators/me") == 401)
    }
  }

  @Test("of single tenants see those alone, and nothing of the gateway's, even an owner's")
  func tenants() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let made = try await world.send(
        .post, "/v1/tokens", as: seed.owner,
        #"{"name":"one","scopes":["accounts:read","access:read"],"tenants":["\#(seed.otherTenant)"]}"#)
      let token = try #require(made.member("token"))
      let list = try await world.send(.get, "/v1/tenants", as: token)
      #expect(list.text.contains("Tenant B") && !list.text.contains("Tenant A"))
      #expect(try await world.send(.get, seed.fill("/v1/tenants/:tenant"), as: token).status == 404)
      #expect(try await world.send(.get, "/v1/operators", as: token).status == 403)
      let foreign = try await world.send(
        .post, "/v1/tokens", as: seed.manager,
        #"{"name":"two","scopes":["accounts:read"],"tenants":["\#(seed.tenant)","\#(seed.otherTenant)"]}"#)
      #expect(foreign.status == 422)
      #expect(foreign.text.contains(#""path":"/tenants/1""#) && !foreign.text.contains("/tenants/0"), "\(foreign.text)")
    }
  }

  @Test("reach as far as their scopes, and say which one is missing")
  func scopes() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let owner = try #require(seed.operators[.owner])
      let token = try await world.addProgram(of: owner, [.rulesRead]).secret
      let refused = try await world.send(.delete, seed.fill("/v1/tenants/:tenant"), as: token)
      #expect(refused.status == 403 && refused.member("code") == "insufficient_scope")
      #expect(
        refused.header("www-authenticate")
          == #"Bearer realm="gatehouse", error="insufficient_scope", scope="accounts:write""#)
      #expect(refused.member("detail") == "this token lacks the scope accounts:write")
    }
  }

  @Test(
    "are refused with every fault at once, and nothing is made",
    arguments: [
      (#"{}"#, ["/name", "/scopes"]), (#"{"name":"x","scopes":[]}"#, ["/scopes"]),
      (#"{"name":"x","scopes":["everything"]}"#, ["/scopes/0"]),
      (#"{"name":"x","scopes":["events:read","events:read"]}"#, ["/scopes/1"]),
      (#"{"name":"x","scopes":"events:read"}"#, ["/scopes"]), (#"{"name":"x","scopes":[1]}"#, ["/scopes/0"]),
      (
        #"{"name":"\u0007","scopes":["events:read"],"tenants":[],"expires_in_days":0}"#,
        ["/name", "/expires_in_days", "/tenants"]
      ),
      (#"{"name":"x","scopes":["events:read"],"expires_in_days":367}"#, ["/expires_in_days"]),
      (#"{"name":"x","scopes":["events:read"],"operator":"opr_1"}"#, ["/operator"]),
      (#"{"name":"x","scopes":["events:read"],"tenants":["ten_0000000000001"]}"#, ["/tenants/0"]),
    ])
  func faults(_ body: String, _ paths: [String]) async throws {
    try await World.with { world in
      let token = try AccessToken.session().secret
      try await world.addOperator("ann", .owner, token: token)
      let answer = try await world.send(.post, "/v1/tokens", as: token, body)
      #expect(answer.status == 422, "\(answer.text)")
      for path in paths { #expect(answer.text.contains(#""path":"\#(path)""#), "\(answer.text)") }
      #expect(answer.text.matches(of: /"path":/).count == paths.count, "\(answer.text)")
      #expect(try await world.send(.get, "/v1/tokens", as: token).text == #"{"items":[],"next":null}"#)
    }
  }

  @Test("are a hundred at most for one operator")
  func bound() async throws {
    try await World.with { world in
      let session = try AccessToken.session().secret
      let someone = try await world.addOperator("ann", .owner, token: session)
      for _ in 0..<APIToken.most { _ = try await world.addProgram(of: someone) }
      let refused = try await world.send(.post, "/v1/tokens", as: session, #"{"name":"x","scopes":["events:read"]}"#)
      #expect(refused.status == 409 && refused.member("code") == "too_many_tokens", "\(refused.text)")
    }
  }

  @Test(
    "that are none are refused alike, whatever they look like",
    arguments: [
      "Bearer", "Bearer gh_", "Bearer gh_0 gh_0", "Bearer ghp_0123", "Bearer \u{E9}",
      "Bearer gh_\(String(repeating: "0", count: 72))",
      "Bearer \(String(repeating: "gh_", count: 1000))", "Bearer,gh_0", "Token gh_0", "gh_0",
      "Bearer ghs_\(String(repeating: "0", count: 64))",
    ])
  func hostile(_ header: String) async throws {
    try await World.with { world in
      let answer = try await world.send(.get, "/v1/tenants", headers: [(name: "Authorization", value: header)])
      #expect(answer.status == 401 && answer.member("code") == "unauthenticated", "\(answer.text)")
      #expect(answer.header("www-authenticate")?.hasPrefix(#"Bearer realm="gatehouse""#) == true)
      #expect(!world.logs.all.contains { $0.contains("gh_0") || $0.contains("gh_gh_") })
    }
  }
}

extension World {
  /// The list of one's own tokens, once one was used.
  fileprivate func used(as session: String) async throws -> String {
    for _ in 0..<2000 {
      let list = try await send(.get, "/v1/tokens", as: session).text
      if list.contains(#""last_used_at":"2"#) { return list }
      try await Task.sleep(for: .milliseconds(1))
    }
    throw Missing()
  }
}
