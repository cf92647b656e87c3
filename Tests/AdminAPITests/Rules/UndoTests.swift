import Moderation
import Outbound
import Testing

@testable import AdminAPI

@Suite("Undo jobs over HTTP")
struct UndoTests {
  @Test("begin once, are cancelled once, and are in the audit")
  func life() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let path = seed.fill("/v1/tenants/:tenant")
      let jobs = path + "/undo-jobs"
      #expect(try await world.send(.delete, seed.fill(jobs + "/:undo"), as: seed.manager).status == 200)
      let again = try await world.send(.delete, seed.fill(jobs + "/:undo"), as: seed.manager)
      #expect(again.status == 409 && again.member("code") == "not_running", "\(again.text)")
      let body = seed.fill(#"{"account":":account","version":1,"from":"2026-01-01T00:00:00Z"}"#)
        .replacing("2026-01-01T00:00:00Z", with: (world.now - .seconds(86_400)).description)
      let begun = try await world.send(.post, jobs, as: seed.manager, body)
      #expect(begun.status == 202, "\(begun.text)")
      let id = try #require(begun.member("id"))
      #expect(begun.header("location") == "\(jobs)/\(id)")
      #expect(try await world.send(.get, "\(jobs)/\(id)", as: seed.moderator).text.contains(#""state":"running""#))
      let list = try await world.send(.get, jobs + "?limit=1", as: seed.moderator)
      #expect(list.text.contains(id) && list.header("link") != nil)
      let audit = try await world.send(.get, path + "/audit", as: seed.manager)
      #expect(audit.text.contains(#""action":"undo.cancelled""#) && audit.text.contains(id))
    }
  }

  @Test(
    "take windows of at most 90 days that end after they begin",
    arguments: [
      (#""from":"2026-01-01T00:00:00Z","to":"2026-04-02T00:00:00Z""#, "/from"),
      (#""from":"2026-01-01T00:00:00Z","to":"2026-01-01T00:00:00Z""#, "/to"),
      (#""to":"2026-01-01T00:00:00Z""#, "/from"),
      (#""from":"yesterday""#, "/from"), (#""from":"2026-03-01T00:00:00Z","account":"ten_1""#, "/account"),
      (#""from":"2026-03-01T00:00:00Z","account":"acc_0000000000001","layer":"tenant""#, "/account"),
      (#""from":"2026-03-01T00:00:00Z","layer":"top""#, "/layer"),
    ])
  func windows(_ members: String, _ path: String) {
    let now = Timestamp("2026-05-01") ?? Timestamp(seconds: 0)
    let problem = #expect(throws: Problem.self) {
      _ = try UndoInput(Array(#"{"version":1,\#(members)}"#.utf8), at: now)
    }
    #expect(problem?.errors.map(\.path).contains(path) == true, "\(problem?.errors ?? [])")
  }

  @Test("preview what they would do, comment by comment, and change nothing")
  func preview() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let path = seed.fill("/v1/tenants/:tenant")
      // Only the second version lets the phrase be, by which the first one deleted the seed's comment.
      let saved = try await world.send(
        .put, path + "/rule-set", as: seed.manager, #"{"rules":[]}"#, headers: [(name: "If-Match", value: "*")])
      #expect(saved.status == 200)
      let from = (world.now - .seconds(3600)).description
      let body = #"{"version":1,"from":"\#(from)","to":"\#((world.now + .seconds(60)).description)"}"#
      let preview = try await world.send(.post, path + "/rule-set/undo/preview", as: seed.manager, body)
      #expect(preview.text.contains(#""examined":1"#) && preview.text.contains(#""complete":true"#), "\(preview.text)")
      #expect(preview.text.contains(seed.fill(#""event_id":":event""#)) && preview.text.contains(#""verdict":"allow""#))
      let action = try await world.send(.get, seed.fill(path + "/actions/:action"), as: seed.moderator)
      #expect(action.text.contains(#""state":"requested""#))
    }
  }
}
