import Moderation
import Outbound
import Testing

@testable import AdminAPI

@Suite("Rule sets over HTTP")
struct RuleSetTests {
  @Test("a new tenant has the starter set as version 1")
  func starter() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let tenant = try #require(
        try await world.send(.post, "/v1/tenants", as: seed.owner, #"{"name":"Nova"}"#).member("id"))
      let answer = try await world.send(.get, "/v1/tenants/\(tenant)/rule-set", as: seed.owner)
      #expect(answer.text == RuleSetDocument.starter.canonicalJSON)
      #expect(answer.header("etag") == "\"1\"")
    }
  }

  @Test("a saved set is answered in canonical form with its new ETag, and its version keeps author and note")
  func save() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let path = seed.fill("/v1/tenants/:tenant/rule-set")
      let document = #"{ "rules": [], "default": "review" }"#
      let saved = try await world.send(
        .put, path, as: seed.manager, document,
        headers: [(name: "If-Match", value: "\"1\""), (name: "Gatehouse-Note", value: "quiet weekend")])
      #expect(saved.status == 200, "\(saved.text)")
      #expect(saved.header("etag") == "\"2\"")
      #expect(saved.text == (try RuleSetDocument(json: document.utf8)).canonicalJSON)
      let version = try await world.send(.get, path + "/versions/2", as: seed.moderator)
      #expect(version.text.contains(#""note":"quiet weekend""#))
      #expect(version.text.contains(#""author":"opr_"#))

      let outdated = try await world.send(
        .put, path, as: seed.manager, document, headers: [(name: "If-Match", value: "\"1\"")])
      #expect(outdated.status == 412)
      #expect(outdated.header("etag") == "\"2\"")
      let forced = try await world.send(
        .put, path, as: seed.manager, document, headers: [(name: "If-Match", value: "*")])
      #expect(forced.header("etag") == "\"3\"")
    }
  }

  @Test("an If-Match that is no ETag of ours is refused", arguments: ["3", "W/\"3\"", "\"x\"", "\"1\", \"2\"", "\""])
  func wrongHeader(_ value: String) async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let answer = try await world.send(
        .put, seed.fill("/v1/tenants/:tenant/rule-set"), as: seed.manager, #"{"default":"allow","rules":[]}"#,
        headers: [(name: "If-Match", value: value)])
      #expect(answer.status == 400)
      #expect(answer.member("code") == "invalid_header")
    }
  }
}
