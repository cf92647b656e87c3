import Logging
import Outbound
import Testing

@testable import Sandbox

@Suite("The control API")
struct ControlAPITests {
  @Test("sets up an app and an account, posts, looks up, deletes, and shows what happened")
  func journey() async throws {
    let receiver = try await Receiver.start()
    try await Fixture.run { fixture in
      #expect(try await fixture.control(.post, "/apps", ["app_id": "a1", "secret": "s"]).status == 201)
      let account = try await fixture.control(
        .post, "/accounts", ["dialect": "open", "open_id": "o1", "app_id": "a1", "username": "@bar"])
      #expect(account.status == 201)
      let token = try #require(account.json["access_token"]?.stringValue)
      _ = try await fixture.open(
        .post, "/webhook/register/",
        ["url": .string(receiver.url), "secret": "x", "events": ["video_comment_created", "video_comment_deleted"]],
        token: token)
      let posted = try await fixture.control(
        .post, "/comments", ["account": "o1", "video_id": "1234567890123456789", "text": "hi", "username": "@eve"])
      let id = try #require(posted.json["id"]?.stringValue)
      #expect(posted.json["video_id"]?.stringValue == "1234567890123456789")
      #expect(try await fixture.control(.get, "/idle").json["idle"]?.text == "true")
      _ = try await fixture.open(.post, "/video/comment/delete/", ["comment_id": .string(id)], token: token)
      let comment = try await fixture.control(.get, "/comments/\(id)")
      #expect(comment.json["visibility"]?.stringValue == "deleted")
      #expect(comment.json["changed_by"]?.stringValue == "api")
      #expect(try await fixture.control(.get, "/idle").json["idle"]?.text == "true")
      let deliveries = try await fixture.control(.get, "/deliveries?comment_id=\(id)")
      #expect(deliveries.json.arrayValue?.map { $0["outcome"]?.stringValue } == ["acknowledged", "acknowledged"])
      let calls = try await fixture.control(.get, "/calls?comment_id=\(id)")
      #expect(calls.json.arrayValue?.map { $0["succeeded"]?.text } == ["true"])
      let counts = try await fixture.control(.get, "/calls/counts")
      #expect(counts.json["/v2/video/comment/delete/"]?.text == "1")
      let webhooks = try await fixture.control(.get, "/webhooks")
      #expect(webhooks.json.arrayValue?.first?["url"]?.stringValue == receiver.url)
    }
    await receiver.stop()
  }

  @Test("shows no secret and no token afterwards")
  func secrets() async throws {
    try await Fixture.run { fixture in
      try await fixture.register("https://one.example/", secret: "hook_secret")
      try await fixture.subscribe("https://two.example/")
      for path in ["/accounts", "/webhooks", "/calls", "/deliveries", "/faults"] {
        let text = try await fixture.control(.get, path).json.text
        for secret in ["hook_secret", Fixture.appSecret, fixture.shopToken, fixture.cafeToken, "rft."] {
          #expect(!text.contains(secret), "\(path)")
        }
      }
    }
  }

  @Test("finds calls made after an acknowledged echo")
  func afterEcho() async throws {
    let receiver = try await Receiver.start()
    try await Fixture.run { fixture in
      try await fixture.subscribe(receiver.url)
      let once = try fixture.post()
      let twice = try fixture.post()
      _ = try await fixture.hide(once)
      _ = try await fixture.hide(twice)
      #expect(await fixture.state.waitUntilIdle())
      #expect(fixture.state.callsAfterAcknowledgedEcho().isEmpty)
      _ = try await fixture.hide(twice)
      #expect(fixture.state.callsAfterAcknowledgedEcho().map(\.commentID) == [twice.id])
      #expect(try await fixture.control(.get, "/calls/after-echo").json.arrayValue?.count == 1)
    }
    await receiver.stop()
  }

  @Test("sets, lists and removes faults, and pauses deliveries")
  func faults() async throws {
    try await Fixture.run { fixture in
      let hide = "/business/comment/hide/"
      let added = try await fixture.control(
        .post, "/faults", ["kind": "code", "code": "50000", "count": .integer(2), "endpoint": .string(hide)])
      #expect(added.status == 201)
      #expect(fixture.state.faults().values.first == .init(.code("50000"), .count(2), endpoint: hide))
      let slow = try await fixture.control(.post, "/faults", ["kind": "slow", "probability": .number("0.5")])
      #expect(slow.status == 201)
      #expect(try await fixture.control(.get, "/faults").json.arrayValue?.count == 2)
      let number = try #require(added.json["number"]).text
      #expect(try await fixture.control(.delete, "/faults/\(number)").status == 200)
      #expect(try await fixture.control(.delete, "/faults/\(number)").status == 404)
      #expect(try await fixture.control(.delete, "/faults").status == 200)
      #expect(fixture.state.faults().isEmpty)
      try await fixture.subscribe("http://127.0.0.1:9/")
      #expect(try await fixture.control(.post, "/deliveries/pause").status == 200)
      try fixture.post()
      #expect(try await fixture.control(.get, "/idle?timeout=0").json["idle"]?.text == "false")
      #expect(try await fixture.control(.post, "/deliveries/resume").status == 200)
      #expect(try await eventually { fixture.state.deliveries().first?.attempts.isEmpty == false })
    }
  }

  @Test("revokes and expires an account, hands out a code, and changes visibility")
  func accounts() async throws {
    try await Fixture.run { fixture in
      let comment = try fixture.post()
      let changed = try await fixture.control(
        .patch, "/comments/\(comment.id)", ["visibility": "hidden", "by": "tiktok"])
      #expect(changed.json["visibility"]?.stringValue == "hidden")
      #expect(fixture.state.comment(comment.id)?.changedBy == .tiktok)
      #expect(try await fixture.control(.delete, "/comments/\(comment.id)?by=owner").status == 200)
      #expect(fixture.state.comments(of: Fixture.shop).map(\.visibility) == [.deleted])
      #expect(try await fixture.control(.post, "/accounts/\(Fixture.shop)/expire").status == 200)
      #expect(try await fixture.hide(comment).code == 40102)
      #expect(try await fixture.control(.post, "/accounts/\(Fixture.shop)/revoke").status == 200)
      #expect(try await fixture.hide(comment).code == 40105)
      #expect(try await fixture.control(.post, "/accounts/\(Fixture.shop)/authorize").json["auth_code"] != nil)
    }
  }

  @Test(
    "says what is wrong with a request",
    arguments: [
      (OutboundRequest.Method.post, "/comments", "{}", 400, "text"),
      (.post, "/comments", "[1]", 400, "JSON object"),
      (.post, "/comments", #"{"account":"x","video_id":"1","text":"a","username":"b"}"#, 404, "account x"),
      (.post, "/comments", #"{"account":"-000shop","video_id":"v1","text":"a","username":"b"}"#, 400, "video_id"),
      (.post, "/apps", #"{"app_id":"7364323437050855441","secret":"x"}"#, 409, "exists already"),
      (.post, "/faults", #"{"kind":"flood"}"#, 400, "kind"),
      (.post, "/faults", #"{"kind":"timeout","cuont":2}"#, 400, "cuont: Unknown field"),
      (.post, "/faults", #"{"kind":"timeout","endpoint":"/business/comment/hid/"}"#, 400, "/business/comment/hide/"),
      (.patch, "/comments/1", #"{"visibility":"gone"}"#, 400, "visibility"),
      (.patch, "/videos/1", #"{"account":"-000shop"}"#, 400, "private"),
      (.patch, "/videos/1", #"{"account":"x","private":true}"#, 404, "account x"),
      (.put, "/comments", "{}", 405, "POST"),
      (.get, "/nowhere", "", 404, "GET / lists"),
    ])
  func mistakes(method: OutboundRequest.Method, path: String, body: String, status: Int, text: String) async throws {
    try await Fixture.run { fixture in
      let origin = fixture.server.openBase.dropLast("/v2".count)
      let answer = try await fixture.send(method, "\(origin)/sandbox\(path)", body: method == .get ? nil : body)
      #expect(answer.status == status)
      #expect(answer.json["error"]?.stringValue?.contains(text) == true)
    }
  }

  @Test("refuses a body of more than 1 MiB and goes on serving")
  func tooLarge() async throws {
    try await Fixture.run { fixture in
      let origin = fixture.server.openBase.dropLast("/v2".count)
      let body = String(repeating: "x", count: (1 << 20) + 1)
      // The server closes while the client may still be sending: an answer of 413 or a broken connection.
      let answer = try? await fixture.send(.post, "\(origin)/sandbox/apps", body: body)
      #expect(answer == nil || answer?.status == 413)
      let health = try await fixture.control(.get, "/health")
      #expect(health.status == 200)
    }
  }

  @Test("lists every route on its front page")
  func index() async throws {
    try await Fixture.run { fixture in
      let response = try await fixture.client.send(
        OutboundRequest(.get, String(fixture.server.openBase.dropLast("v2".count))))
      let text = String(decoding: response.body, as: UTF8.self)
      let lines = text.split(separator: "\n").map { $0.split(separator: " ").prefix(2).joined(separator: " ") }
      for route in ControlAPI.routes { #expect(lines.contains("\(route.method) \(route.path)")) }
    }
  }

  @Test("runs until its task is cancelled")
  func runs() async throws {
    var logger = Logger(label: "test")
    logger.logLevel = .critical
    let server = SandboxServer(SandboxConfiguration(), logger: logger)
    let task = Task { try await server.run() }
    #expect(try await eventually { !server.openBase.hasSuffix(":0/v2") })
    task.cancel()
    try await task.value
    _ = try await server.start()
    await server.stop()
  }

  @Test("a taken port is an error, and a second start as well")
  func taken() async throws {
    try await Fixture.run { fixture in
      await #expect(throws: SandboxError.self) { try await fixture.server.start() }
      var configuration = SandboxConfiguration()
      configuration.port = Int(fixture.server.openBase.dropLast("/v2".count).split(separator: ":").last ?? "") ?? 0
      let second = SandboxServer(configuration, logger: Logger(label: "test"))
      await #expect(throws: (any Error).self) { try await second.start() }
    }
  }
}
