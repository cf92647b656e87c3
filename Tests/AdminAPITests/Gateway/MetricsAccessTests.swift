import Moderation
import Outbound
import Sealing
import Testing

@testable import AdminAPI

@Suite("The metrics")
struct MetricsAccessTests {
  private static let token = "metrics-token-9Kd2mQx7"

  private func get(_ world: World, as token: String? = nil, _ headers: [(name: String, value: String)] = [])
    async throws -> OutboundResponse
  {
    try await world.send(.get, "/metrics", as: token, headers: headers)
  }

  private func with(_ body: (World) async throws -> Void) async throws {
    try await World.with(
      change: { $0.metrics.tokenDigest = AccessToken.digest(of: Self.token) }, body)
  }

  @Test("are there for what runs on this machine, as Prometheus' text")
  func local() async throws {
    try await World.with { world in
      let answer = try await get(world)
      #expect(answer.status == 200 && answer.text == "# the page\n")
      #expect(answer.header("content-type") == "text/plain; version=0.0.4; charset=utf-8")
      for host in ["localhost", "LOCALHOST:8081", "127.0.0.1", "127.9.9.9:1", "[::1]:8081"] {
        #expect(try await get(world, [("Host", host)]).status == 200, "\(host)")
      }
    }
  }

  @Test("want the token that was set for them of everybody, this machine too")
  func tokenForAll() async throws {
    try await with { world in
      let (without, with) = (try await get(world), try await get(world, as: Self.token))
      #expect(without.status == 401 && with.status == 200)
    }
  }

  @Test("are not there for a proxy's callers, nor for a page of another host in a browser on this machine")
  func notLocal() async throws {
    try await World.with { world in
      for header in [
        ("X-Forwarded-For", "127.0.0.1"), ("x-forwarded-for", ""), ("Forwarded", "for=127.0.0.1"),
        ("X-Real-IP", "127.0.0.1"), ("X-Forwarded-Proto", "https"), ("Via", "1.1 proxy"), ("Host", "evil.example"),
        ("Host", "localhost.evil.example:80"),
        ("Host", "127.0.0.1.evil.example"), ("Host", "[::2]"),
      ] {
        let answer = try await get(world, [header])
        #expect(answer.status == 401, "\(header)")
        #expect(answer.member("code") == "unauthenticated" && !answer.text.contains("# the page"))
        #expect(answer.header("www-authenticate")?.hasPrefix("Bearer") == true)
      }
    }
  }

  @Test("refuse wrong credentials even from this machine")
  func wrongCredentials() async throws {
    try await with { world in
      for token in [Self.token + "x", String(Self.token.dropLast()), "ghs_00", "x"] {
        let answer = try await get(world, as: token)
        #expect(answer.status == 401)
      }
      for value in ["Basic \(Self.token)", Self.token, "Bearer", "Bearer \(Self.token) x", ""] {
        #expect(try await get(world, [("Authorization", value)]).status == 401, "\(value)")
      }
      for line in world.logs.all { #expect(!line.contains(Self.token)) }
    }
    try await World.with { world in
      let answer = try await get(world, as: Self.token)
      #expect(answer.status == 401, "where the settings have none")
    }
  }

  @Test("are an owner's to read, and nobody's who was granted single tenants")
  func operators() async throws {
    try await with { world in
      let seed = try await world.seed()
      #expect(try await get(world, as: seed.owner).status == 200)
      for token in [seed.manager, seed.moderator, seed.viewer, seed.stranger] {
        #expect(try await get(world, as: token).status == 403)
      }
      let entries = try await world.auditEntries()
      #expect(entries.count { $0.action == "access.refused" && $0.subject == "GET /metrics" } == 4)
      #expect(try await get(world, as: "ghs_00").status == 401)
    }
  }

  @Test("take a program's token that has the scope and is an owner's without limits")
  func programs() async throws {
    try await with { world in
      let seed = try await world.seed()
      for (who, body, status) in [
        (seed.owner, #"{"name":"p","scopes":["metrics:read"]}"#, 200),
        (seed.owner, #"{"name":"p","scopes":["reports:read"]}"#, 403),
        (seed.owner, #"{"name":"p","scopes":["metrics:read"],"tenants":[":tenant"]}"#, 403),
        (seed.manager, #"{"name":"p","scopes":["metrics:read"]}"#, 403),
      ] {
        let made = try await world.send(.post, "/v1/tokens", as: who, seed.fill(body))
        let token = try #require(made.member("token"), "\(made.text)")
        let answer = try await get(world, as: token)
        #expect(answer.status == status, "\(body)")
      }
    }
  }

  @Test("take no other method")
  func methods() async throws {
    try await with { world in
      let answer = try await world.send(.post, "/metrics")
      #expect(answer.status == 405)
    }
  }
}
