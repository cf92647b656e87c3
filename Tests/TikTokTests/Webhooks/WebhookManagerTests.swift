import Moderation
import Synchronization
import Testing

@testable import TikTok

@Suite("Webhooks, request by request")
struct WebhookManagerTests {
  static let publicURL = "https://hooks.example.com"
  static let empty = #"{"code":0,"message":"OK","data":{"app_id":"7364323437050855441","event_type":"COMMENT"}}"#

  private static func isDoubtful(_ error: WebhookError) -> Bool {
    if case .platform(let failure) = error { failure.mayHaveHappened } else { false }
  }

  @Test("the wanted URL names tenant and account in open, the app in business, and can be overridden")
  func wantedURL() async throws {
    let server = try await StandIn { _ in .answer(200, "{}") }
    let bench = try Workbench(server)
    let manager = bench.webhooks(publicURL: Self.publicURL)
    let open = try bench.account(.open)
    let business = try bench.account(.business)
    let app = try #require(business.appID)
    #expect(
      try await manager.wantedURL(of: open.id, publicURL: nil, in: bench.scope(of: open))
        == "https://hooks.example.com/webhooks/\(open.tenantID)/\(open.id)")
    #expect(
      try await manager.wantedURL(of: business.id, publicURL: "https://a.ngrok.app", in: bench.scope(of: business))
        == "https://a.ngrok.app/webhooks/apps/\(app)")
    #expect(server.requests.isEmpty)
    await server.stop()
  }

  @Test("what is missing is said before any call")
  func notConfigured() async throws {
    let server = try await StandIn { _ in .answer(200, "{}") }
    let bench = try Workbench(server)
    let missing: [(Account, String?, String)] = [
      (try bench.account(.open), nil, "public URL"),
      (try bench.account(.open, access: nil), Self.publicURL, "access token"),
      (try bench.account(.open, webhookSecrets: []), Self.publicURL, "webhook secret"),
      (try bench.account(.business, hasApp: false), Self.publicURL, "no app"),
    ]
    for (account, url, word) in missing {
      await #expect {
        try await bench.webhooks(publicURL: url).register(for: account.id, publicURL: nil, in: bench.scope(of: account))
      } throws: { error in
        guard case .notConfigured(let message) = error as? WebhookError else { return false }
        return message.contains(word)
      }
    }
    #expect(server.requests.isEmpty)
    await server.stop()
  }

  @Test("another tenant's account does not exist")
  func foreign() async throws {
    let server = try await StandIn { _ in .answer(200, "{}") }
    let bench = try Workbench(server)
    let mine = try bench.account(.open)
    let other = try bench.account(.open)
    let manager = bench.webhooks(publicURL: Self.publicURL)
    let scope = bench.scope(of: mine)
    await #expect(throws: WebhookError.noSuchAccount) { try await manager.list(for: other.id, in: scope) }
    await #expect(throws: WebhookError.noSuchAccount) { try await manager.delete("1", for: other.id, in: scope) }
    await #expect(throws: WebhookError.noSuchAccount) {
      try await manager.sync(account: other.id, publicURL: nil, dryRun: false, in: scope)
    }
    #expect(server.requests.isEmpty)
    await server.stop()
  }

  @Test("an open registration sends the newest live secret and both events")
  func openRegister() async throws {
    let bench: Workbench
    let server = try await StandIn { request in
      request.method == "POST"
        ? .answer(200, "{}")
        : .answer(200, #"{"data":[{"id":18446744073709551615,"url":"https://HOOKS.example.com/webhooks/x"}]}"#)
    }
    bench = try Workbench(server)
    let account = try bench.account(.open, webhookSecrets: ["older", "newest"])
    // The list never shows it: said rather than made up.
    let failure = await failure {
      try await bench.webhooks(publicURL: Self.publicURL).register(
        for: account.id, publicURL: nil, in: bench.scope(of: account))
    }
    #expect(failure?.message.contains("does not list it") == true && failure?.mayHaveHappened == true)
    let post = try #require(server.requests.first { $0.method == "POST" })
    #expect(post.path == "/webhook/register/" && post.header("Authorization") == "Bearer act.old")
    #expect(
      post.body == #"{"events":["video_comment_created","video_comment_deleted"],"secret":"newest","#
        + #""url":"https://hooks.example.com/webhooks/\#(account.tenantID)/\#(account.id)"}"#)
    let listed = try await bench.webhooks(publicURL: nil).list(for: account.id, in: bench.scope(of: account))
    #expect(listed.map(\.id) == ["18446744073709551615"] && listed.first?.events == [])
    await server.stop()
  }

  @Test("a sync that stops says what it has changed by then, and whether the last step may have happened")
  func halfWay() async throws {
    let listed = Mutex("")
    let server = try await StandIn { request in
      switch request.method {
      case "POST": .answer(500, "{}")
      case "GET": .answer(200, listed.withLock { $0 })
      default: .answer(200, "{}")
      }
    }
    let bench = try Workbench(server)
    let account = try bench.account(.open)
    let manager = bench.webhooks(publicURL: Self.publicURL)
    let url = try await manager.wantedURL(of: account.id, publicURL: nil, in: bench.scope(of: account))
    // It lacks an event, and is in the way of the one that does not.
    listed.withLock { $0 = #"{"data":[{"id":"1","url":"\#(url)","events":["video_comment_created"]}]}"# }
    let stopped = await #expect(throws: WebhookSyncFailure.self) {
      try await manager.sync(account: account.id, publicURL: nil, dryRun: false, in: bench.scope(of: account))
    }
    let failure = try #require(stopped)
    #expect(failure.done == [.delete(RegisteredWebhook(id: "1", url: url, events: ["video_comment_created"]))])
    #expect(failure.failed == .register(url: url))
    #expect((failure.cause as? WebhookError).map(Self.isDoubtful) == true)
    await server.stop()
  }

  @Test("an open deletion is an HTTP DELETE with a body")
  func openDelete() async throws {
    let server = try await StandIn { _ in .answer(200, "{}") }
    let bench = try Workbench(server)
    let account = try bench.account(.open)
    try await bench.webhooks(publicURL: nil).delete("wh_1", for: account.id, in: bench.scope(of: account))
    let request = try #require(server.requests.first)
    #expect(request.method == "DELETE" && request.path == "/webhook/delete/")
    #expect(request.body == #"{"webhook_id":"wh_1"}"#)
    await server.stop()
  }

  @Test("business calls carry app and secret, no token, the category and never a list of posts")
  func businessShapes() async throws {
    let server = try await StandIn { _ in .answer(200, Self.empty) }
    let bench = try Workbench(server)
    let account = try bench.account(.business, access: nil)
    let app = try #require(account.appID)
    let manager = bench.webhooks(publicURL: Self.publicURL)
    let scope = bench.scope(of: account)
    #expect(try await manager.list(for: account.id, in: scope) == [])
    let registered = try await manager.register(for: account.id, publicURL: nil, in: scope)
    #expect(registered.id == "COMMENT" && registered.url == "https://hooks.example.com/webhooks/apps/\(app)")
    try await manager.delete("COMMENT", for: account.id, in: scope)
    let requests = server.requests
    #expect(requests.map(\.method) == ["GET", "POST", "POST"])
    #expect(
      requests.map(\.path) == [
        "/business/webhook/list/?app_id=7364323437050855441&event_type=COMMENT&secret=app-secret%2F0123456789",
        "/business/webhook/update/", "/business/webhook/delete/",
      ])
    #expect(requests.allSatisfy { $0.header("Access-Token") == nil && !$0.body.contains("item_list") })
    #expect(
      requests[1].body
        == #"{"app_id":"7364323437050855441","callback_url":"\#(registered.url)","event_type":"COMMENT","#
        + #""secret":"app-secret/0123456789"}"#)
    await server.stop()
  }

  @Test("a wrong app secret is reported and disconnects nobody")
  func wrongSecret() async throws {
    let server = try await StandIn { request in
      let quoted = (request.path + request.body).replacing("\"", with: "'")
      return .answer(200, #"{"code":40101,"message":"\#(quoted)"}"#)
    }
    let bench = try Workbench(server)
    let account = try bench.account(.business)
    let failure = try #require(
      await failure { try await bench.webhooks(publicURL: nil).list(for: account.id, in: bench.scope(of: account)) })
    #expect(failure.kind == .reauthorise && failure.code == "40101")
    #expect(!failure.message.contains("secret%2F") && !failure.message.contains("0123456789"))
    #expect(bench.isConnected(account))
    await server.stop()
  }

  @Test("a business account has no webhook but COMMENT")
  func unknownBusinessID() async throws {
    let server = try await StandIn { _ in .answer(200, Self.empty) }
    let bench = try Workbench(server)
    let account = try bench.account(.business)
    let failure = await failure {
      try await bench.webhooks(publicURL: nil).delete("VIDEO", for: account.id, in: bench.scope(of: account))
    }
    #expect(failure?.kind == .gone)
    #expect(server.requests.isEmpty)
    await server.stop()
  }

  @Test(
    "a list that cannot be read is a failure, not an empty list",
    arguments: [
      "", "{}", "[]", #"{"data":null}"#, #"{"data":[{}]}"#, #"{"data":[{"id":1.5,"url":"x"}]}"#,
    ])
  func unreadable(body: String) async throws {
    let server = try await StandIn { _ in .answer(200, body) }
    let bench = try Workbench(server)
    let account = try bench.account(.open)
    let failure = await failure {
      try await bench.webhooks(publicURL: nil).list(for: account.id, in: bench.scope(of: account))
    }
    #expect(failure?.kind == .transient)
    await server.stop()
  }
}
