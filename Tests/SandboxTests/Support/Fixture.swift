import Logging
import Outbound
import Synchronization

@testable import Sandbox

/// A running sandbox with an app, one account of each dialect and a client.
struct Fixture: Sendable {
  static let app = "7364323437050855441"
  static let appSecret = "app_secret"
  static let shop = "-000shop"
  static let cafe = "-000cafe"
  static let video = "7377694258502880513"

  let server: SandboxServer
  let client: OutboundClient
  let shopToken = "act.shop"
  let cafeToken = "act.cafe"

  var state: SandboxState { server.state }

  /// Runs `body` against a sandbox of its own. `shop` speaks `business`, `cafe` speaks `open`.
  static func run(
    _ adjust: (inout SandboxConfiguration) -> Void = { _ in }, _ body: (Fixture) async throws -> Void
  ) async throws {
    var configuration = SandboxConfiguration()
    configuration.retrySchedule = Array(repeating: .milliseconds(20), count: 500)
    adjust(&configuration)
    var logger = Logger(label: "test")
    logger.logLevel = .critical
    let fixture = Fixture(
      server: SandboxServer(configuration, logger: logger),
      client: OutboundClient(addresses: .allowPrivate, logger: logger))
    try fixture.state.addApp(id: app, secret: appSecret)
    try fixture.state.addAccount(
      .business, openID: shop, appID: app, username: "shop", accessToken: fixture.shopToken, refreshToken: "rft.shop")
    try fixture.state.addAccount(
      .open, openID: cafe, appID: app, username: "@cafe", accessToken: fixture.cafeToken, refreshToken: "rft.cafe")
    _ = try await fixture.server.start()
    let result: Result<Void, any Error>
    do { result = .success(try await body(fixture)) } catch { result = .failure(error) }
    fixture.client.shutdown()
    await fixture.server.stop()
    try result.get()
  }

  // MARK: Calls

  struct Answer {
    let status: Int
    let json: JSON
    let headers: [(name: String, value: String)]
    /// `business`: the envelope's `code`; nil when there is none.
    var code: Int? {
      guard case .number(let text)? = json["code"] else { return nil }
      return Int(text)
    }
    /// `open`: the code inside `error`.
    var errorCode: String? { json["error"]?["code"]?.stringValue }
  }

  func send(
    _ method: OutboundRequest.Method, _ url: String, headers: [(name: String, value: String)] = [],
    body: String? = nil, deadline: Duration = .seconds(10)
  ) async throws -> Answer {
    let response = try await client.send(
      OutboundRequest(
        method, url, headers: headers, body: body.map { Array($0.utf8) }, deadline: deadline,
        maximumResponseBytes: 1 << 24))
    return Answer(status: response.status, json: JSON(response.body) ?? .null, headers: response.headers)
  }

  /// With the shop's token unless told.
  func business(
    _ method: OutboundRequest.Method = .post, _ path: String, _ body: JSON? = nil, token: String? = "act.shop",
    deadline: Duration = .seconds(10)
  ) async throws -> Answer {
    let headers = [("Content-Type", "application/json")] + (token.map { [("Access-Token", $0)] } ?? [])
    return try await send(method, server.businessBase + path, headers: headers, body: body?.text, deadline: deadline)
  }

  /// With the café's token unless told. `path` follows `/v2`.
  func open(
    _ method: OutboundRequest.Method = .post, _ path: String, _ body: JSON? = nil, token: String? = "act.cafe"
  ) async throws -> Answer {
    let headers = [("Content-Type", "application/json")] + (token.map { [("Authorization", "Bearer \($0)")] } ?? [])
    return try await send(method, server.openBase + path, headers: headers, body: body?.text)
  }

  /// `path` follows `/sandbox`.
  func control(_ method: OutboundRequest.Method, _ path: String, _ body: JSON? = nil) async throws -> Answer {
    let origin = server.openBase.dropLast("/v2".count)
    return try await send(method, "\(origin)/sandbox\(path)", body: body?.text)
  }

  // MARK: What most tests need

  func hide(_ comment: SandboxComment, action: String = "HIDE", token: String? = "act.shop") async throws -> Answer {
    try await business(
      .post, "/business/comment/hide/",
      [
        "business_id": .string(Self.shop), "video_id": .string(comment.videoID), "comment_id": .string(comment.id),
        "action": .string(action),
      ], token: token)
  }

  func delete(_ comment: SandboxComment) async throws -> Answer {
    try await open(.post, "/video/comment/delete/", ["comment_id": .string(comment.id)])
  }

  func subscribe(_ url: String) async throws {
    _ = try await business(
      .post, "/business/webhook/update/",
      [
        "app_id": .string(Self.app), "secret": .string(Self.appSecret), "event_type": "COMMENT",
        "callback_url": .string(url),
      ], token: nil)
  }

  @discardableResult
  func register(_ url: String, secret: String = "hook_secret") async throws -> Answer {
    try await open(
      .post, "/webhook/register/",
      [
        "url": .string(url), "secret": .string(secret),
        "events": ["video_comment_created", "video_comment_deleted"],
      ])
  }

  @discardableResult
  func post(_ text: String = "free money", by name: String = "@eve", to account: String = shop) throws
    -> SandboxComment
  {
    try state.post(text, by: name, on: Self.video, of: account)
  }
}

/// A clock that stands until it is moved.
final class ManualClock: Sendable {
  private let value: Mutex<Int64>
  init(_ start: Int64 = 1_719_535_947_074) { value = Mutex(start) }
  @Sendable func now() -> Int64 { value.withLock { $0 } }
  func advance(seconds: Int64) { value.withLock { $0 += seconds * 1000 } }
}

/// Polls until `condition` holds; false when it never did.
func eventually(_ condition: () -> Bool) async throws -> Bool {
  let end = ContinuousClock.now + .seconds(10)
  while ContinuousClock.now < end {
    if condition() { return true }
    try await Task.sleep(for: .milliseconds(5))
  }
  return condition()
}
