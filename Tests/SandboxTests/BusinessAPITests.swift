import Outbound
import Testing

@testable import Sandbox

@Suite("The business dialect")
struct BusinessAPITests {
  struct Refusal: Sendable, CustomTestStringConvertible {
    let why: String
    var path = "/business/comment/hide/"
    let fields: @Sendable (SandboxComment) -> JSON
    var token: String? = "act.shop"
    let code: Int
    let message: String
    var testDescription: String { why }
  }

  private static func hide(
    _ comment: SandboxComment, business: JSON = .string(Fixture.shop), id: JSON? = nil, action: JSON = "HIDE"
  ) -> JSON {
    [
      "business_id": business, "video_id": .string(comment.videoID), "comment_id": id ?? .string(comment.id),
      "action": action,
    ]
  }

  static let refusals: [Refusal] = [
    .init(why: "no token", fields: { hide($0) }, token: nil, code: 40104, message: "Access token is null"),
    .init(why: "a wrong token", fields: { hide($0) }, token: "act.other", code: 40105, message: "incorrect"),
    .init(why: "an open account's token", fields: { hide($0) }, token: "act.cafe", code: 40105, message: "incorrect"),
    .init(
      why: "a number for an id", fields: { hide($0, id: .number($0.id)) }, code: 40002,
      message: "comment_id: Field must be set to string."),
    .init(
      why: "no video_id", fields: { ["business_id": .string(Fixture.shop), "comment_id": .string($0.id)] },
      code: 40002, message: "video_id: Missing data for required field."),
    .init(why: "no business_id", fields: { _ in [:] }, code: 40002, message: "business_id: Missing data"),
    .init(
      why: "another's business_id", fields: { hide($0, business: "-000other") }, code: 40001, message: "permission"),
    .init(why: "an unknown action", fields: { hide($0, action: "BURN") }, code: 40002, message: "HIDE, UNHIDE"),
    .init(why: "an unknown comment", fields: { hide($0, id: "7385350567722402578") }, code: 40007, message: "exist"),
    .init(
      why: "deleting another's comment", path: "/business/comment/delete/", fields: { hide($0) }, code: 40001,
      message: "only comments of the authorised account"),
    .init(
      why: "a wrong app secret", path: "/business/webhook/update/",
      fields: { _ in
        ["app_id": .string(Fixture.app), "secret": "x", "event_type": "COMMENT", "callback_url": "http://x"]
      }, token: nil, code: 40101, message: "incorrect"),
    .init(
      why: "an event name for an event type", path: "/business/webhook/update/",
      fields: { _ in
        [
          "app_id": .string(Fixture.app), "secret": .string(Fixture.appSecret), "event_type": "comment.update",
          "callback_url": "http://x",
        ]
      }, token: nil, code: 40002, message: "event_type: Must be one of"),
  ]

  @Test("answers a bad call with HTTP 200, a code, and no effect", arguments: refusals)
  func refuses(_ refusal: Refusal) async throws {
    try await Fixture.run { fixture in
      let comment = try fixture.post()
      let answer = try await fixture.business(.post, refusal.path, refusal.fields(comment), token: refusal.token)
      #expect(answer.status == 200)
      #expect(answer.code == refusal.code)
      #expect(answer.json["message"]?.stringValue?.contains(refusal.message) == true)
      #expect(answer.json["request_id"]?.stringValue?.isEmpty == false)
      #expect(answer.headers.contains { $0.name == "x-tt-logid" })
      #expect(fixture.state.comment(comment.id)?.visibility == .public)
      #expect(fixture.state.webhooks().isEmpty)
    }
  }

  @Test(
    "answers a path without its trailing slash, or with the wrong method, outside the envelope",
    arguments: [("/business/comment/hide", 404), ("/business/comment/list/", 405), ("/business/nothing/", 404)])
  func missing(path: String, status: Int) async throws {
    try await Fixture.run { fixture in
      let answer = try await fixture.business(.post, path, [:])
      #expect(answer.status == status)
      #expect(answer.code == nil)
    }
  }

  @Test("does not take the token from an Authorization header")
  func bearer() async throws {
    try await Fixture.run { fixture in
      let answer = try await fixture.send(
        .post, fixture.server.businessBase + "/business/comment/hide/",
        headers: [("Authorization", "Bearer \(fixture.shopToken)")], body: "{}")
      #expect(answer.code == 40104)
    }
  }

  @Test("answers a body that is no JSON object with 40002", arguments: ["", "[]", "{", "\u{0}", "\"x\""])
  func malformed(body: String) async throws {
    try await Fixture.run { fixture in
      let answer = try await fixture.send(
        .post, fixture.server.businessBase + "/business/comment/hide/",
        headers: [("Access-Token", fixture.shopToken)], body: body)
      #expect(answer.code == 40002)
    }
  }

  @Test("hides and shows a comment, and hiding twice is no error")
  func hides() async throws {
    try await Fixture.run { fixture in
      let comment = try fixture.post()
      for _ in 0..<2 {
        let answer = try await fixture.hide(comment)
        #expect(answer.code == 0)
        #expect(answer.json["data"]?.text == "{}")
      }
      #expect(fixture.state.comment(comment.id)?.visibility == .hidden)
      #expect(fixture.state.comment(comment.id)?.changedBy == .api)
      #expect(try await fixture.hide(comment, action: "UNHIDE").code == 0)
      #expect(fixture.state.comment(comment.id)?.visibility == .public)
    }
  }

  @Test("says that a deleted comment does not exist")
  func gone() async throws {
    try await Fixture.run { fixture in
      let comment = try fixture.post()
      try fixture.state.delete(comment.id)
      #expect(try await fixture.hide(comment).code == 40007)
    }
  }

  @Test("deletes the account's own comment, reply included")
  func deletesOwn() async throws {
    try await Fixture.run { fixture in
      let comment = try fixture.post()
      let reply = try await fixture.business(
        .post, "/business/comment/reply/create/",
        [
          "business_id": .string(Fixture.shop), "video_id": .string(Fixture.video), "comment_id": .string(comment.id),
          "text": "thanks",
        ])
      let id = try #require(reply.json["data"]?["comment_id"]?.stringValue)
      #expect(reply.json["data"]?["parent_comment_id"]?.stringValue == comment.id)
      #expect(fixture.state.comment(id)?.isOwn == true)
      let answer = try await fixture.business(
        .post, "/business/comment/delete/", ["business_id": .string(Fixture.shop), "comment_id": .string(id)])
      #expect(answer.code == 0)
      #expect(fixture.state.comment(id)?.visibility == .deleted)
    }
  }

  @Test("fails the whole call when the scope was not granted")
  func scope() async throws {
    try await Fixture.run { fixture in
      try fixture.state.addAccount(
        .business, openID: "-000reader", appID: Fixture.app, username: "reader", accessToken: "act.reader",
        scopes: ["comment.list"])
      let answer = try await fixture.business(
        .post, "/business/comment/create/",
        ["business_id": "-000reader", "video_id": .string(Fixture.video), "text": "x"], token: "act.reader")
      #expect(answer.code == 40130)
    }
  }

  @Test("keeps one callback for each event type, lists it, and deletes it")
  func webhooks() async throws {
    try await Fixture.run { fixture in
      let query = "?app_id=\(Fixture.app)&secret=\(Fixture.appSecret)&event_type=COMMENT"
      let before = try await fixture.business(.get, "/business/webhook/list/" + query, token: nil)
      #expect(before.code == 0)
      #expect(before.json["data"]?["callback_url"] == nil)
      try await fixture.subscribe("https://one.example/")
      try await fixture.subscribe("https://two.example/")
      let after = try await fixture.business(.get, "/business/webhook/list/" + query, token: nil)
      #expect(after.json["data"]?["callback_url"]?.stringValue == "https://two.example/")
      #expect(fixture.state.webhooks().map(\.id) == ["\(Fixture.app)/COMMENT"])
      let answer = try await fixture.business(
        .post, "/business/webhook/delete/",
        ["app_id": .string(Fixture.app), "secret": .string(Fixture.appSecret), "event_type": "COMMENT"], token: nil)
      #expect(answer.code == 0)
      #expect(fixture.state.webhooks().isEmpty)
    }
  }
}
