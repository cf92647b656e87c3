import Moderation
import Outbound
import Storage
import Testing

@testable import AdminAPI

@Suite("Replays over HTTP")
struct ReplayTests {
  private let replays = "/v1/tenants/:tenant/replays"

  private func begin(_ seed: Seed, _ world: World, _ path: String = "", _ body: String? = "{}") async throws
    -> OutboundResponse
  {
    try await world.send(.post, seed.fill(replays + path), as: seed.manager, body)
  }

  @Test("compare, and act on what was compared once somebody says so")
  func life() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      try await world.cancelJobs(seed)
      // The seed's comment was deleted by a rule that is no more.
      let saved = try await world.send(
        .put, seed.fill("/v1/tenants/:tenant/rule-set"), as: seed.manager, #"{"rules":[]}"#,
        headers: [(name: "If-Match", value: "*")])
      #expect(saved.status == 200)
      let to = (world.now + .seconds(60)).description
      let begun = try await begin(seed, world, "", #"{"verdict":"delete","to":"\#(to)"}"#)
      #expect(begun.status == 202 && begun.member("state") == "running", "\(begun.text)")
      let id = try #require(begun.member("id").flatMap { ReplayJobID($0) })
      #expect(begun.header("location") == seed.fill(replays + "/\(id)"))
      #expect(try await begin(seed, world, "/\(id)/act", nil).member("code") == "not_compared")
      try await world.work(through: id, of: seed)
      let compared = try await world.send(.get, seed.fill(replays + "/\(id)"), as: seed.moderator)
      #expect(compared.member("state") == "done" && compared.text.contains(#""released":1"#), "\(compared.text)")
      #expect(compared.text.contains(#""rule":"spam-phrases""#) && compared.text.contains(#""text":"follow me""#))
      let action = seed.fill("/v1/tenants/:tenant/actions/:action")
      #expect(try await world.send(.get, action, as: seed.moderator).member("state") == "requested")

      let acting = try await begin(seed, world, "/\(id)/act", nil)
      #expect(acting.status == 202 && acting.member("mode") == "act", "\(acting.text)")
      #expect(acting.member("compared_in") == "\(id)")
      let act = try #require(acting.member("id").flatMap { ReplayJobID($0) })
      try await world.work(through: act, of: seed)
      let acted = try await world.send(.get, seed.fill(replays + "/\(act)"), as: seed.moderator)
      #expect(acted.text.contains(#""replaced":1"#) && acted.text.contains(#""shown":1"#), "\(acted.text)")
      #expect(try await world.send(.get, action, as: seed.moderator).member("state") == "withdrawn")
      #expect(try await begin(seed, world, "/\(act)/act", nil).member("code") == "not_compared")
      let audit = try await world.send(.get, seed.fill("/v1/tenants/:tenant/audit"), as: seed.manager)
      #expect(audit.text.contains("replay.created") && audit.text.contains("replay.finished"))
    }
  }

  @Test("act on nothing that was compared by other rules")
  func rulesChanged() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      try await world.work(through: try #require(ReplayJobID(seed.fill(":replay"))), of: seed)
      let saved = try await world.send(
        .put, seed.fill("/v1/tenants/:tenant/rule-set"), as: seed.manager, #"{"rules":[]}"#,
        headers: [(name: "If-Match", value: "*")])
      #expect(saved.status == 200)
      let refused = try await begin(seed, world, "/:replay/act", nil)
      #expect(refused.status == 409 && refused.member("code") == "rules_changed", "\(refused.text)")
      let again = try await world.send(.delete, seed.fill(replays + "/:replay"), as: seed.manager)
      #expect(again.status == 409 && again.member("code") == "not_running", "\(again.text)")
    }
  }
}
