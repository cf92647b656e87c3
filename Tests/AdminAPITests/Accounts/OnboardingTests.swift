import Moderation
import Outbound
import Storage
import Synchronization
import Testing

@testable import AdminAPI

@Suite("Onboarding a tenant in one call")
struct OnboardingTests {
  @Test("leaves nothing behind where any part of it is wrong")
  func nothing() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let before = try await world.send(.get, "/v1/tenants", as: seed.owner).text
      for body in [
        #"{"name":"X","rule_set":{"rules":[{"id":"x","verdict":"hide","when":{"words":[7]}}]}}"#,
        #"{"name":"X","apps":[{"name":"A","client_key":"k","secret":"12345678"},{"name":"B","client_key":"k","secret":"12345678"}]}"#,
        #"{"name":"X","accounts":[{"name":"A","dialect":"open"},{"name":"A","dialect":"open"}]}"#,
        #"{"name":"X","dry_run":true}"#,
      ] {
        let answer = try await world.send(.post, "/v1/onboarding", as: seed.owner, body)
        #expect(answer.status != 201)
      }
      #expect(try await world.send(.get, "/v1/tenants", as: seed.owner).text == before)
      #expect(world.reloads.count.withLock { $0 } == 0)
    }
  }

  @Test("tells the faults of its rules beside all others")
  func allFaults() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let answer = try await world.send(
        .post, "/v1/onboarding", as: seed.owner,
        #"""
        {"name":"","accounts":[7,{"name":"A","dialect":"open","colour":1}],
        "rule_set":{"rules":[{"id":"x","verdict":"hide","when":{"phrases":{"lists":["nowhere"]}}}]}}
        """#)
      #expect(answer.status == 422)
      for path in ["/name", "/accounts/0", "/accounts/1/colour", "/rule_set/rules/0/when"] {
        #expect(answer.text.contains(#""path":"\#(path)"#), "\(path) in \(answer.text)")
      }
    }
  }

  @Test("says of each account what became of its webhook, and is done all the same")
  func failedRegistration() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      world.webhooks.failure.withLock { $0 = .notConfigured(message: "the account has no access token") }
      let answer = try await world.send(
        .post, "/v1/onboarding", as: seed.owner,
        #"{"name":"X","accounts":[{"name":"A","dialect":"open"}],"register":true}"#)
      #expect(answer.status == 201)
      #expect(answer.text.contains(#""status":"failed""#))
      #expect(answer.text.contains(#""code":"not_configured""#))
      #expect(answer.text.contains("the account has no access token; register it with"))
      #expect(answer.text.contains(#""webhook_url":null"#))
    }
  }

  @Test("registers the one callback of a business app once")
  func oneCallback() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let accounts = (0..<5).map { #"{"name":"A\#($0)","dialect":"business","open_id":"x\#($0)","app":"key-new"}"# }
      let answer = try await world.send(
        .post, "/v1/onboarding", as: seed.owner,
        #"""
        {"name":"X","apps":[{"name":"A","client_key":"key-new","secret":"12345678"}],
        "accounts":[\#(accounts.joined(separator: ","))],"register":true}
        """#)
      #expect(answer.text.matches(of: /"status":"registered"/).count == 5)
      #expect(world.webhooks.calls.withLock { $0 }.count { $0.hasPrefix("register") } == 1)
    }
  }

  @Test("is done and says so where ingest is behind, since its secrets are shown once")
  func notInForce() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      world.reloads.isBroken.withLock { $0 = true }
      let answer = try await world.send(
        .post, "/v1/onboarding", as: seed.owner, #"{"name":"X","accounts":[{"name":"A","dialect":"open"}]}"#)
      #expect(answer.status == 201)
      #expect(answer.text.contains(#""in_force":false"#))
      #expect(answer.text.contains(#""webhook_secret":""#))
    }
  }

  @Test("takes 500 accounts and no more")
  func many() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let accounts = (0..<501).map { #"{"name":"Account \#($0)","dialect":"open","access_token":"act.\#($0)"}"# }
      let most = accounts.dropLast().joined(separator: ",")
      let answer = try await world.send(
        .post, "/v1/onboarding", as: seed.owner, #"{"name":"X","accounts":[\#(most)],"register":true}"#)
      #expect(answer.status == 201, "\(answer.text.prefix(500))")
      #expect(answer.text.contains(#""accounts":500"#))
      #expect(answer.text.matches(of: /"status":"registered"/).count == 500)
      let all = accounts.joined(separator: ",")
      let refused = try await world.send(
        .post, "/v1/onboarding", as: seed.owner, #"{"name":"Y","accounts":[\#(all)]}"#)
      #expect(refused.status == 422)
      #expect(refused.text.contains(#""path":"/accounts""#))
    }
  }

  @Test("starts with rules of each language there is", arguments: ["en", "es", "pt", "spam-en"])
  func starters(_ name: String) async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let answer = try await world.send(
        .post, "/v1/onboarding", as: seed.owner,
        #"{"name":"X","starter":["\#(name)"],"accounts":[{"name":"A","dialect":"open"}]}"#)
      #expect(answer.status == 201, "\(answer.text)")
      let tenant = try #require(answer.header("location"))
      let rules = try await world.send(.get, tenant + "/rule-set", as: seed.owner).text
      #expect(rules.contains("starter/spam-" + name.suffix(2)))
      #expect(rules.contains("insults") == (name.count == 2))
    }
  }
}
