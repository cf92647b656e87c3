import Outbound
import Testing

@testable import AdminAPI

@Suite("A request's id")
struct RequestIdentityTests {
  @Test("is in the answer and in what is logged, whatever became of the request, and is never given twice")
  func everywhere() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      var ids: [String] = []
      for (path, token) in [
        ("/v1/tenants", seed.owner), ("/v1/tenants", "ghs_00"), ("/v1/none", seed.owner), ("/metrics", ""),
        (seed.fill("/v1/tenants/:tenant"), seed.stranger),
      ] {
        let answer = try await world.send(.get, path, as: token.isEmpty ? nil : token)
        let id = try #require(answer.header("x-request-id"))
        #expect(id.count >= 16)
        #expect(world.logs.all.contains { $0.contains("answered") && $0.contains(id) }, "\(path)")
        ids.append(id)
      }
      #expect(Set(ids).count == ids.count)
    }
  }

  @Test("is our own even where a proxy sent one, which is logged beside it if it is an id at all")
  func foreign() async throws {
    try await World.with { world in
      for id in ["0af7651916cd43dd8448eb211c80319c", "a-b_c.d:1"] {
        let answer = try await world.send(.get, "/v1/none", headers: [("X-Request-Id", id)])
        #expect(answer.header("x-request-id") != id)
        #expect(world.logs.all.contains { $0.contains("proxy_request_id") && $0.contains(id) })
      }
      let count = world.logs.all.count { $0.contains("proxy_request_id") }
      for id in ["", "a b", "a\"b", "é", String(repeating: "a", count: 129)] {
        _ = try await world.send(.get, "/v1/none", headers: [("X-Request-Id", id)])
      }
      #expect(world.logs.all.count { $0.contains("proxy_request_id") } == count)
    }
  }
}
