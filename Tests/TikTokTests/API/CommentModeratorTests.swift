import Moderation
import Testing

@testable import TikTok

@Suite("Moderating comments")
struct CommentModeratorTests {
  static let ok = #"{"code":0,"message":"OK","request_id":"1","data":{}}"#

  @Test(
    "business calls carry the token, exact ids as strings and the action",
    arguments: [
      (Action.Kind.hide, "/business/comment/hide/", #""action":"HIDE","#),
      (.unhide, "/business/comment/hide/", #""action":"UNHIDE","#),
      (.delete, "/business/comment/delete/", ""),
    ])
  func businessShape(kind: Action.Kind, path: String, action: String) async throws {
    let server = try await StandIn { _ in .answer(200, Self.ok) }
    let bench = try Workbench(server)
    let account = try bench.account(.business)
    try await bench.moderator.perform(kind, on: "18446744073709551615", of: "7377694258502880513", for: account)
    let request = try #require(server.requests.first)
    #expect(server.requests.count == 1)
    #expect(request.method == "POST" && request.path == path)
    #expect(request.header("Access-Token") == "act.old" && request.header("Authorization") == nil)
    #expect(request.header("Content-Type") == "application/json")
    #expect(
      request.body == #"{\#(action)"business_id":"-000openid","comment_id":"18446744073709551615","#
        + #""video_id":"7377694258502880513"}"#)
    await server.stop()
  }

  @Test("a reply carries exact ids as strings and its text, and may be answered without an id")
  func replyShape() async throws {
    for (data, id) in [(#"{"comment_id":"77"}"#, "77"), ("{}", nil), ("[]", nil), (#"{"comment_id":77}"#, nil)] {
      let server = try await StandIn { _ in .answer(200, #"{"code":0,"message":"OK","data":\#(data)}"#) }
      let bench = try Workbench(server)
      let account = try bench.account(.business)
      #expect(try await bench.moderator.reply("a \"b\"", to: "18446744073709551615", of: "9", for: account) == id)
      let request = try #require(server.requests.first)
      #expect(request.method == "POST" && request.path == "/business/comment/reply/create/")
      #expect(request.header("Access-Token") == "act.old")
      #expect(
        request.body
          == #"{"business_id":"-000openid","comment_id":"18446744073709551615","text":"a \"b\"","video_id":"9"}"#)
      await server.stop()
    }
  }

  @Test("an open delete carries a bearer token and the comment's id alone")
  func openShape() async throws {
    let server = try await StandIn { _ in .answer(200, "{}") }
    let bench = try Workbench(server)
    try await bench.moderator.perform(.delete, on: "123", of: "9", for: try bench.account(.open))
    let request = try #require(server.requests.first)
    #expect(request.method == "POST" && request.path == "/video/comment/delete/")
    #expect(request.header("Authorization") == "Bearer act.old")
    #expect(request.body == #"{"comment_id":"123"}"#)
    await server.stop()
  }

  @Test("what a dialect cannot do fails for good without a call", arguments: [Action.Kind.hide, .unhide, .reply])
  func openCannotHide(kind: Action.Kind) async throws {
    let server = try await StandIn { _ in .answer(200, "{}") }
    let bench = try Workbench(server)
    let account = try bench.account(.open)
    let failure = await failure { try await bench.moderator.perform(kind, on: "1", of: "2", for: account) }
    #expect(failure?.kind == .permanent)
    #expect(failure?.message.contains("cannot \(kind.name)") == true)
    #expect(server.requests.isEmpty)
    await server.stop()
  }

  @Test("a business account without an open_id fails for good without a call")
  func noBusinessID() async throws {
    let server = try await StandIn { _ in .answer(200, Self.ok) }
    let bench = try Workbench(server)
    let account = try bench.account(.business, openID: nil)
    #expect(
      await failure { try await bench.moderator.perform(.hide, on: "1", of: "2", for: account) }?.kind == .permanent)
    #expect(server.requests.isEmpty)
    await server.stop()
  }

  @Test(
    "a business answer is judged by its code, then by its status",
    arguments: [
      (200, #"{"code":40100,"message":"App reaches the QPS limit."}"#, PlatformFailure.Class.rateLimited, "40100"),
      (200, #"{"code":40002,"message":"video_id: Missing data"}"#, .permanent, "40002"),
      (200, #"{"code":40130,"message":"scope"}"#, .permission, "40130"),
      (200, #"{"code":40007,"message":"no object","data":{}}"#, .gone, "40007"),
      (500, #"{"code":40002,"message":"the code outranks"}"#, .permanent, "40002"),
      (200, #"{"code":50000,"message":"System error"}"#, .transient, "50000"),
      (200, "", .transient, nil), (200, "<html>", .transient, nil), (200, "[]", .transient, nil),
      (200, "{}", .transient, nil), (200, #"{"code":"0"}"#, .transient, nil), (200, #"{"code":null}"#, .transient, nil),
      (200, #"{"code":0.5}"#, .transient, nil), (200, #"{"code":1e99}"#, .transient, nil),
      (200, #"{"code":0"#, .transient, nil), (200, String(repeating: "[", count: 100_000), .transient, nil),
      (404, "404 page not found", .permanent, nil), (502, "<html>bad gateway</html>", .transient, nil),
      (429, "slow down", .rateLimited, nil),
    ] as [(Int, String, PlatformFailure.Class, String?)])
  func businessFailures(status: Int, body: String, kind: PlatformFailure.Class, code: String?) async throws {
    let server = try await StandIn { _ in .answer(status, body) }
    let bench = try Workbench(server)
    let account = try bench.account(.business)
    let failure = await failure { try await bench.moderator.perform(.hide, on: "1", of: "2", for: account) }
    #expect(failure?.kind == kind)
    #expect(failure?.code == code)
    #expect(failure?.status == status)
    #expect(bench.isConnected(account))
    await server.stop()
  }

  @Test(
    "an open answer is judged by its status, and its code makes the class",
    arguments: [
      (429, #"{"error":{"code":"rate_limit_exceeded","message":"m","log_id":"l"}}"#, PlatformFailure.Class.rateLimited),
      (400, #"{"error":{"code":"invalid_params","message":"m"}}"#, .permanent),
      (401, #"{"code":"scope_not_authorized","message":"the bare struct"}"#, .permission),
      (500, #"{"error":{"code":"internal_error"}}"#, .transient),
      (200, #"{"error":{"code":"internal_error"}}"#, .transient),
      (200, #"{"data":{},"error":{"code":"invalid_params","message":"m"}}"#, .permanent),
      (503, "", .transient), (301, "moved", .permanent), (204, "", .transient),
      (404, #"{"error":{"code":"invalid_params","message":"no such comment"}}"#, .gone), (404, "", .gone),
      (404, "\n <html>404 Not Found</html>", .permanent),
    ])
  func openFailures(status: Int, body: String, kind: PlatformFailure.Class) async throws {
    let server = try await StandIn { _ in .answer(status, body) }
    let bench = try Workbench(server)
    let account = try bench.account(.open)
    let failure = await failure { try await bench.moderator.perform(.delete, on: "1", of: "2", for: account) }
    #expect(failure?.kind == kind)
    #expect(failure?.status == status)
    await server.stop()
  }

  @Test(
    "an open success needs no envelope",
    arguments: [
      "", "{}", "done", #"{"data":{},"error":{"code":"ok","message":"","log_id":"1"}}"#, #"{"error":null}"#,
    ])
  func openSuccess(body: String) async throws {
    let server = try await StandIn { _ in .answer(200, body) }
    let bench = try Workbench(server)
    try await bench.moderator.perform(.delete, on: "1", of: "2", for: try bench.account(.open))
    await server.stop()
  }

  @Test("an answer beyond a mebibyte is as good as none", arguments: Dialect.allCases)
  func huge(dialect: Dialect) async throws {
    let server = try await StandIn { _ in .answer(200, String(repeating: " ", count: 2 << 20) + Self.ok) }
    let bench = try Workbench(server)
    let account = try bench.account(dialect)
    let failure = await failure { try await bench.moderator.perform(.delete, on: "1", of: "2", for: account) }
    #expect(failure?.kind == .unreachable)
    await server.stop()
  }

  @Test("a server that is not there is unreachable", arguments: Dialect.allCases)
  func unreachable(dialect: Dialect) async throws {
    let server = try await StandIn { _ in .silence }
    await server.stop()
    let bench = try Workbench(server)
    let account = try bench.account(dialect)
    let failure = await failure { try await bench.moderator.perform(.delete, on: "1", of: "2", for: account) }
    #expect(failure?.kind == .unreachable && failure?.status == 0)
    #expect(bench.isConnected(account))
  }

  @Test("a server that never answers is unreachable once the deadline has passed")
  func silence() async throws {
    let server = try await StandIn { _ in .silence }
    let bench = try Workbench(server)
    let transport = PlatformTransport(bench.http, deadline: .milliseconds(50))
    let client = BusinessClient(transport: transport, base: server.base)
    let call = BusinessClient.Call(path: "/business/comment/hide/", purpose: "hide a comment", fields: [:])
    let failure = await failure { try await client.send(call, token: "act.old") }
    #expect(failure?.kind == .unreachable)
    #expect(failure?.message.contains("did not answer in time") == true)
    #expect(PlatformTransport.deadline == .seconds(10))
    await server.stop()
  }

  @Test("a server that repeats the request back learns us nothing to leak", arguments: Dialect.allCases)
  func echo(dialect: Dialect) async throws {
    let server = try await StandIn { request in
      let everything = request.headers.map { "\($0.name): \($0.value)" }.joined(separator: " ") + request.body
      let quoted = everything.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      return dialect == .open
        ? .answer(400, #"{"error":{"code":"invalid_params","message":"\#(quoted)"}}"#)
        : .answer(200, #"{"code":40002,"message":"\#(quoted)"}"#)
    }
    let bench = try Workbench(server)
    let account = try bench.account(dialect, access: "act.verySecret0123")
    let failure = try #require(
      await failure { try await bench.moderator.perform(.delete, on: "1", of: "2", for: account) })
    #expect(failure.message.contains("***"))
    #expect(!failure.message.contains("verySecret"))
    await server.stop()
  }
}
