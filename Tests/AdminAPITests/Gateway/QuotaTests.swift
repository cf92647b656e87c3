import Moderation
import Outbound
import Synchronization
import Testing

@testable import AdminAPI

@Suite(.timeLimit(.minutes(5))) struct QuotaTests {
  @Test("A tenant learns what it has used of a shared app itself, and nothing of others; an owner learns of all")
  func isolation() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      world.quota.used.withLock { $0 = [seed.tenant: 11, seed.otherTenant: 66] }
      let own = String(
        decoding: try await world.send(.get, "/v1/tenants/\(seed.tenant)/quota", as: seed.viewer).body, as: UTF8.self)
      #expect(own.contains(#""used":11"#))
      #expect(!own.contains(#""used":66"#) && !own.contains(#""used":77"#) && !own.contains("\(seed.otherTenant)"))
      let path = "/v1/apps/\(seed.names["usedapp"] ?? "")/quota"
      let all = String(decoding: try await world.send(.get, path, as: seed.owner).body, as: UTF8.self)
      // Those with most calls first.
      let (first, second) = ("\(seed.otherTenant)", "\(seed.tenant)")
      #expect(
        all.contains(#""tenants":[{"tenant_id":"\#(first)","used":66},{"tenant_id":"\#(second)","used":11}]"#))
    }
  }
}
