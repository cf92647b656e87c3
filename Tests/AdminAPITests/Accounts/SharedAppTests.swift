import Outbound
import Testing

@testable import AdminAPI

@Suite("Webhooks of a shared app")
struct SharedAppTests {
  @Test("are every tenant's, so a manager may look and only an owner may change")
  func ownersChange() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let path = "/v1/tenants/\(seed.names["tenant"] ?? "")/accounts/\(seed.names["business"] ?? "")/webhooks"
      #expect(try await world.send(.get, path, as: seed.manager).status == 200)
      #expect(try await world.send(.post, path, as: seed.manager).status == 403)
      #expect(try await world.send(.delete, path + "/COMMENT", as: seed.manager).status == 403)
      let sync = #"{"dry_run":true}"#
      #expect(try await world.send(.post, path + "/sync", as: seed.manager, sync).status == 403)
      #expect(try await world.send(.post, path, as: seed.owner).status == 201)
    }
  }
}
