import Outbound
import Testing

@testable import Sandbox

@Suite("The open dialect")
struct OpenAPITests {
  @Test("registers, lists and deletes webhooks of one account")
  func webhooks() async throws {
    try await Fixture.run { fixture in
      let registered = try await fixture.register("https://one.example/")
      #expect(registered.status == 200)
      #expect(registered.errorCode == "ok")
      let listed = try await fixture.open(.get, "/webhook/list/")
      let webhook = try #require(listed.json["data"]?.arrayValue?.first)
      let id = try #require(webhook["id"]?.stringValue)
      #expect(webhook["url"]?.stringValue == "https://one.example/")
      #expect(webhook["events"]?.arrayValue?.count == 2)
      #expect(webhook["secret"] == nil)
      try fixture.state.addAccount(
        .open, openID: "-000other", appID: Fixture.app, username: "other", accessToken: "act.other")
      let foreign = try await fixture.open(.delete, "/webhook/delete/", ["webhook_id": .string(id)], token: "act.other")
      #expect(foreign.status == 400)
      #expect(try await fixture.open(.delete, "/webhook/delete/", ["webhook_id": .string(id)]).status == 200)
      #expect(fixture.state.webhooks().isEmpty)
    }
  }

  @Test("keeps the id of a URL that is registered again")
  func again() async throws {
    try await Fixture.run { fixture in
      let first = try await fixture.register("https://one.example/", secret: "a")
      let second = try await fixture.register("https://one.example/", secret: "b")
      #expect(first.json["data"]?["id"]?.stringValue == second.json["data"]?["id"]?.stringValue)
      #expect(fixture.state.webhooks().count == 1)
    }
  }

  @Test("deletes anybody's comment, once")
  func deletes() async throws {
    try await Fixture.run { fixture in
      let comment = try fixture.post(to: Fixture.cafe)
      #expect(try await fixture.delete(comment).status == 200)
      #expect(fixture.state.comment(comment.id)?.visibility == .deleted)
      let again = try await fixture.delete(comment)
      #expect(again.status == 404)
      #expect(again.errorCode == "invalid_params")
    }
  }

  @Test(
    "answers errors with their HTTP status",
    arguments: [
      ("{\"comment_id\":7385350567722402578}", "act.cafe", 400, "invalid_params"),
      ("{\"comment_id\":\"7385350567722402578\"}", "act.cafe", 404, "invalid_params"),
      ("not json", "act.cafe", 400, "invalid_params"),
      ("{\"comment_id\":\"7385350567722402578\"}", "act.wrong", 401, "access_token_invalid"),
      ("{\"comment_id\":\"7385350567722402578\"}", "act.shop", 401, "access_token_invalid"),
    ])
  func errors(body: String, token: String, status: Int, code: String) async throws {
    try await Fixture.run { fixture in
      let answer = try await fixture.send(
        .post, fixture.server.openBase + "/video/comment/delete/", headers: [("Authorization", "Bearer \(token)")],
        body: body)
      #expect(answer.status == status)
      #expect(answer.errorCode == code)
      #expect(answer.json["error"]?["log_id"]?.stringValue?.isEmpty == false)
    }
  }

  @Test("does not take the token from an Access-Token header")
  func accessToken() async throws {
    try await Fixture.run { fixture in
      let answer = try await fixture.send(
        .get, fixture.server.openBase + "/webhook/list/", headers: [("Access-Token", fixture.cafeToken)])
      #expect(answer.status == 401)
    }
  }

  @Test("has no comment list and no path without its slash", arguments: ["/comment/list/", "/webhook/list"])
  func missing(path: String) async throws {
    try await Fixture.run { fixture in
      let answer = try await fixture.open(.get, path)
      #expect(answer.status == 404)
    }
  }
}
