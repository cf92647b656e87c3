import Moderation
import Outbound
import SchemaValidation
import Synchronization
import Testing

@testable import AdminAPI

@Suite("An overview", .timeLimit(.minutes(5)))
struct OverviewTests {
  @Test("has every step, the last of which runs now", arguments: OverviewPeriod.allCases)
  func steps(_ period: OverviewPeriod) async throws {
    let moving = MovingClock(at: Timestamp(seconds: 1_700_000_000))
    try await World.with(change: { $0.clock = moving.clock }) { world in
      let seed = try await world.seed()
      let answer = try await world.send(
        .get, seed.fill("/v1/tenants/:tenant/overview?period=\(period.rawValue)"), as: seed.viewer)
      #expect(answer.status == 200)
      let overview = try JSONValue(json: answer.text)
      let series = (overview["series"] ?? .null).items
      let count =
        switch period {
        case .day: 24
        case .week: 28
        case .month: 30
        }
      #expect(series.count == count)
      #expect(overview["since"]?.text == series.first?["at"]?.text)
      let last = try #require(Timestamp(series.last?["at"]?.text ?? ""))
      #expect(last <= world.now && world.now < last + period.step)
    }
  }

  @Test("of the gateway has what concerns the gateway for its owners alone")
  func owners() async throws {
    try await World.with(change: { dependencies in
      dependencies.readiness = { [HealthFinding(check: "outbox", message: "nothing goes out")] }
    }) { world in
      let seed = try await world.seed()
      let all = try await world.send(.get, "/v1/overview", as: seed.owner).text
      #expect(
        all.contains(#""detail":"nothing goes out","kind":"not_ready","subject":null,"tenant_id":null"#), "\(all)")
      #expect(all.contains("Tenant A") && all.contains("Tenant B") && all.contains(#""more_tenants":0"#))
      let own = try await world.send(.get, "/v1/overview", as: seed.viewer).text
      #expect(!own.contains("nothing goes out") && !own.contains("Tenant B"))
      #expect(own.contains("Tenant A") && own.contains(#""kind":"deliveries_parked""#))
      let owner = try #require(seed.operators[.owner])
      let limited = try await world.addProgram(of: owner, [.reportsRead], tenants: [seed.otherTenant]).secret
      let other = try await world.send(.get, "/v1/overview", as: limited).text
      #expect(other.contains("Tenant B") && !other.contains("Tenant A") && !other.contains("nothing goes out"))
    }
  }

  @Test("shows calls of a shared app that the tenant made itself, and nobody else's")
  func quota() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      world.quota.used.withLock { $0 = [seed.tenant: 11, seed.otherTenant: 66] }
      let text = try await world.send(.get, seed.fill("/v1/tenants/:tenant/overview"), as: seed.viewer).text
      // Of its own app and of the one that an account of its authorised, which this stand-in knows alike.
      #expect(text.contains(#""quota":{"calls_last_minute":22,"calls_per_minute":1200,"#), "\(text)")
    }
  }
}
