import Listening
import Moderation
import Outbound
import Testing

@testable import AdminAPI

@Suite("Where a request comes from")
struct ClientOriginTests {
  private static let transport = "strict-transport-security"

  @Test("is told by a trusted proxy, and an answer over HTTPS keeps browsers to HTTPS")
  func trustedProxy() async throws {
    let loopback = try #require(AddressRange("127.0.0.1"))
    try await World.with(change: { $0.proxies = TrustedProxies([loopback]) }) { world in
      let secure = try await world.send(.get, "/health", headers: [(name: "X-Forwarded-Proto", value: "https")])
      #expect(secure.header(Self.transport) == "max-age=31536000; includeSubDomains")
      let plain = try await world.send(.get, "/health", headers: [(name: "X-Forwarded-Proto", value: "http")])
      #expect(plain.header(Self.transport) == nil)
    }
  }

  @Test("is told by nobody else")
  func strangers() async throws {
    try await World.with { world in
      let answer = try await world.send(.get, "/health", headers: [(name: "X-Forwarded-Proto", value: "https")])
      #expect(answer.header(Self.transport) == nil)
    }
  }

  @Test(
    "Every answer tells browsers to load, run, frame and pass on nothing", arguments: ["/health", "/v1/tenants", "/no"])
  func browsers(_ path: String) async throws {
    try await World.with { world in
      let answer = try await world.send(.get, path)
      #expect(answer.header("x-content-type-options") == "nosniff")
      #expect(answer.header("referrer-policy") == "no-referrer")
      #expect(answer.header("cross-origin-resource-policy") == "same-origin")
      let policy = try #require(answer.header("content-security-policy"))
      for directive in ["default-src 'none'", "base-uri 'none'", "object-src 'none'", "frame-ancestors 'none'"] {
        #expect(policy.contains(directive))
      }
    }
  }
}
