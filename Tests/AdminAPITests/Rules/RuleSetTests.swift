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

  @Test("a note that did not come as UTF-8 is refused, and nothing saved")
  func mangledNote() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let path = seed.fill("/v1/tenants/:tenant/rule-set")
      // What the server makes of bytes that are not UTF-8.
      let refused = try await world.send(
        .put, path, as: seed.manager, #"{"rules":[]}"#,
        headers: [(name: "If-Match", value: "*"), (name: "Gatehouse-Note", value: "caf\u{FFFD}")])
      #expect(refused.status == 400 && refused.member("code") == "invalid_header", "\(refused.text)")
      #expect(try await world.send(.get, path, as: seed.manager).header("etag") == "\"1\"")
    }
  }

  @Test("a saved set is answered as a version in canonical form, with its new ETag, author and note")
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
      #expect(saved.text.contains(#""document":{"default":"review","rules":[]},"note":"quiet weekend""#))
      let bare = try await world.send(.get, path, as: seed.moderator)
      #expect(bare.text == (try RuleSetDocument(json: document.utf8)).canonicalJSON)
      let version = try await world.send(.get, path + "/versions/2", as: seed.moderator)
      #expect(version.text.contains(#""note":"quiet weekend""#))
      #expect(version.text.contains(#""author":"opr_"#) && version.text.contains(#""author_name":"manager""#))
      #expect(saved.text.contains(#""author_name":"manager""#))
      let versions = try await world.send(.get, path + "/versions", as: seed.moderator)
      #expect(versions.text.contains(#""author_name":"manager""#) && versions.text.contains(#""author_name":null"#))

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

  @Test("a document is refused with all its faults at once, and nothing is saved")
  func faults() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let path = seed.fill("/v1/tenants/:tenant/rule-set")
      let document = #"""
        {"disable":["house"],"rules":[
          {"id":"house","verdict":"hide","when":{"words":["a"]}},
          {"id":"b","verdict":"hide","when":{"words":{"lists":["none","gateway/none"]}}},
          {"id":"c","verdict":"hide","when":{"words":["free"]},"examples":{"must_match":["paid"],"must_pass":["free"]}}]}
        """#
      for method in [("PUT", ""), ("POST", "/check")] {
        let answer = try await world.send(
          method.0 == "PUT" ? .put : .post, path + method.1, as: seed.manager, document,
          headers: [(name: "If-Match", value: "*")])
        #expect(answer.status == 422)
        for fault in ["/disable/0", "/rules/0/id", "/rules/1/when/words/lists/0", "/rules/1/when/words/lists/1"] {
          #expect(answer.text.contains(#""path":"\#(fault)""#), "\(answer.text)")
        }
      }
      let onlyExamples =
        #"{"rules":[{"id":"c","verdict":"hide","when":{"words":["free"]},"#
        + #""examples":{"must_match":["paid"],"must_pass":["so FREE"]}}]}"#
      let answer = try await world.send(
        .put, path, as: seed.manager, onlyExamples, headers: [(name: "If-Match", value: "*")])
      #expect(answer.text.contains(#""path":"/rules/0/examples/must_match/0""#))
      #expect(answer.text.contains(#""path":"/rules/0/examples/must_pass/0""#))
      #expect(try await world.send(.get, path, as: seed.manager).header("etag") == "\"1\"")
    }
  }

  @Test("what is saved is in force when it is answered, for the layer it was saved in")
  func inForce() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let tenant = seed.fill("/v1/tenants/:tenant")
      let any = [(name: "If-Match", value: "*")]
      func verdict(_ text: String, account: String? = nil) async throws -> String {
        let at = account.map { #","account":"\#($0)""# } ?? ""
        let body = #"{"text":"\#(text)"\#(at)}"#
        return try await world.send(.post, tenant + "/rules/test", as: seed.moderator, body).text
      }
      #expect(try await verdict("say newword now please").contains(#""verdict":"allow""#))
      let rules = #"{"rules":[{"id":"new","verdict":"hide","when":{"words":["newword"]}}]}"#
      #expect(try await world.send(.put, tenant + "/rule-set", as: seed.manager, rules, headers: any).status == 200)
      #expect(try await verdict("say newword now please").contains(#""verdict":"hide""#))
      let account = seed.names["account"] ?? ""
      let above = #"{"rules":[],"disable":["new"]}"#
      let saved = try await world.send(
        .put, "\(tenant)/accounts/\(account)/rule-set", as: seed.manager, above, headers: any)
      #expect(saved.status == 200, "\(saved.text)")
      #expect(try await verdict("say newword now please", account: account).contains(#""verdict":"allow""#))
      #expect(try await verdict("say newword now please").contains(#""verdict":"hide""#))
      let effective = try await world.send(.get, "\(tenant)/accounts/\(account)/rules", as: seed.moderator)
      #expect(effective.text.contains(#""by":"account","demotion":null,"id":"new","layer":"tenant""#))
      #expect(effective.text.contains(#""state":"disabled""#))
    }
  }

  @Test("the terms of a list are in force when its saving is answered")
  func listInForce() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let tenant = seed.fill("/v1/tenants/:tenant")
      let any = (name: "If-Match", value: "*")
      let rules = #"{"rules":[{"id":"l","verdict":"hide","when":{"words":{"lists":["spam","gateway/shared"]}}}]}"#
      #expect(try await world.send(.put, tenant + "/rule-set", as: seed.manager, rules, headers: [any]).status == 200)
      func hides(_ text: String) async throws -> Bool {
        try await world.send(.post, tenant + "/rules/test", as: seed.moderator, #"{"text":"\#(text)"}"#)
          .text.contains("decides: hide")
      }
      #expect(try await !hides("brandnew"))
      let put = try await world.send(
        .put, tenant + "/lists/spam", as: seed.manager, "brandnew\n",
        headers: [any, (name: "Content-Type", value: "text/plain")])
      #expect(put.status == 200, "\(put.text)")
      #expect(try await hides("brandnew"))
      for path in [tenant + "/lists/spam", "/v1/gateway/lists/shared"] {
        let refused = try await world.send(.delete, path, as: seed.owner)
        #expect(refused.status == 409 && refused.member("code") == "in_use", "\(refused.text)")
      }
    }
  }

  @Test("a verdict that no account can carry out is refused, and one that only some can is warned of")
  func dialects() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let tenant = seed.fill("/v1/tenants/:tenant")
      let hold = #"{"rules":[{"id":"h","verdict":"hold","when":{"words":["x"]}}]}"#
      let mixed = try await world.send(.post, tenant + "/rule-set/check", as: seed.manager, hold)
      #expect(mixed.status == 200 && mixed.text.contains(#""path":"/rules/0/verdict""#), "\(mixed.text)")
      let open = try await world.send(
        .post, tenant + seed.fill("/accounts/:account/rule-set/check"), as: seed.manager, hold)
      #expect(open.status == 422 && open.text.contains(#""path":"/rules/0/verdict""#), "\(open.text)")
      let business = try await world.send(
        .post, tenant + seed.fill("/accounts/:business/rule-set/check"), as: seed.manager, hold)
      #expect(business.status == 200 && business.text.contains(#""warnings":[]"#), "\(business.text)")
    }
  }

  @Test("every version there ever was can be compared and brought back")
  func restore() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let path = seed.fill("/v1/tenants/:tenant/rule-set")
      let any = (name: "If-Match", value: "*")
      let second = #"{"default":"review","rules":[{"id":"bad-words","verdict":"hide","when":{"words":["badword1"]}}]}"#
      #expect(try await world.send(.put, path, as: seed.manager, second, headers: [any]).status == 200)
      let difference = try await world.send(.get, path + "/versions/1/difference", as: seed.moderator)
      #expect(difference.text.contains(#""default":{"after":"review","before":"allow"}"#), "\(difference.text)")
      #expect(difference.text.contains(#""id":"bad-words","members":["name","verdict","when"]"#))
      #expect(difference.text.contains(#""removed":[{"folding":"folded","id":"spam-phrases""#))
      let restored = try await world.send(
        .post, path + "/restore", as: seed.manager, #"{"version":1}"#,
        headers: [any, (name: "Gatehouse-Note", value: "back")])
      #expect(restored.header("etag") == "\"3\"")
      #expect(restored.text.contains(#""note":"back","restores":1"#))
      let same = try await world.send(.get, path + "/versions/1/difference?to=3", as: seed.moderator)
      #expect(same.text.contains(#""added":[],"changed":[],"default":null"#))
      let list = try await world.send(.get, path + "/versions?limit=2", as: seed.moderator)
      #expect(list.text.contains(#""version":3"#) && !list.text.contains(#""version":1"#) && list.header("link") != nil)
    }
  }
}
