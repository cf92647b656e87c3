internal import FoundationEssentials
internal import Logging
internal import Outbound

/// Calls the admin API as the operator who is logged in.
struct AdminClient: Sendable {
  /// Scheme, host and port, without a slash at its end.
  let origin: String
  private let token: String?
  /// Whether the token is that of GATEHOUSE_TOKEN.
  private let isOfVariable: Bool
  private let http: OutboundClient

  init(origin: String, token: String?, isOfVariable: Bool = false) {
    self.origin = origin
    self.token = token
    self.isOfVariable = isOfVariable
    http = OutboundClient(
      addresses: .allowPrivate, authorities: AdminAuthority.path,
      logger: Logger(label: "gatehouse", factory: { _ in SwiftLogNoOpLogHandler() }))
  }

  func get(
    _ path: APIPath, query: [(name: String, value: String?)] = [], accept: String = "application/json"
  ) async throws(CommandFailure) -> AdminAnswer {
    try await send(.get, path.with(query), headers: [("Accept", accept)])
  }

  func post(
    _ path: APIPath, _ body: JSONBody = JSONBody(), headers: [(name: String, value: String)] = []
  ) async throws(CommandFailure) -> AdminAnswer {
    try await send(.post, path.text, headers: headers, body: body.bytes)
  }

  /// Posts what makes something, so that it is made once: where no answer comes, the gateway is asked again with the
  /// same key, and answers what it answered then.
  func create(_ path: APIPath, _ body: JSONBody = JSONBody()) async throws(CommandFailure) -> AdminAnswer {
    try await send(.post, path.text, headers: [IdempotencyKey.header()], body: body.bytes)
  }

  /// The same with a file of the person's, whose faults are named as they stand in it.
  func create(
    _ path: APIPath, file: [UInt8], query: [(name: String, value: String?)] = [], type: String = "application/json"
  ) async throws(CommandFailure) -> AdminAnswer {
    try await send(
      .post, path.with(query), headers: [IdempotencyKey.header()], body: file, type: type, isFile: true)
  }

  /// Posts a body that is finished already.
  func post(_ path: APIPath, json: [UInt8]) async throws(CommandFailure) -> AdminAnswer {
    try await send(.post, path.text, body: json, isFile: true)
  }

  func patch(_ path: APIPath, _ body: JSONBody) async throws(CommandFailure) -> AdminAnswer {
    try await send(.patch, path.text, body: body.bytes)
  }

  func put(
    _ path: APIPath, _ body: [UInt8], query: [(name: String, value: String?)] = [], type: String = "application/json",
    headers: [(name: String, value: String)] = []
  ) async throws(CommandFailure) -> AdminAnswer {
    try await send(.put, path.with(query), headers: headers, body: body, type: type, isFile: type == "application/json")
  }

  /// Posts a body of which the answer comes in pieces, over as long as it takes. `onBody` is told of each piece, on
  /// another thread.
  func stream(
    _ path: APIPath, _ body: JSONBody, onBody: @escaping @Sendable ([UInt8]) -> Void
  ) async throws(CommandFailure) {
    _ = try await send(.post, path.text, body: body.bytes, within: .seconds(3600), onBody: onBody)
  }

  /// Gets an answer of any length, which comes in pieces. `onBody` is told of each piece, on another thread.
  func stream(
    _ path: APIPath, query: [(name: String, value: String?)], accept: String,
    onBody: @escaping @Sendable ([UInt8]) -> Void
  ) async throws(CommandFailure) {
    _ = try await send(
      .get, path.with(query), headers: [("Accept", accept)], within: .seconds(3600), onBody: onBody)
  }

  @discardableResult
  func delete(_ path: APIPath) async throws(CommandFailure) -> AdminAnswer { try await send(.delete, path.text) }

  private func send(
    _ method: OutboundRequest.Method, _ pathAndQuery: String, headers: [(name: String, value: String)] = [],
    body: [UInt8]? = nil, type: String = "application/json", within deadline: Duration = .seconds(180),
    isFile: Bool = false, onBody: (@Sendable ([UInt8]) -> Void)? = nil
  ) async throws(CommandFailure) -> AdminAnswer {
    var request = OutboundRequest(
      method, origin + pathAndQuery, headers: headers, body: body, deadline: deadline, maximumResponseBytes: 64 << 20)
    request.onBody = onBody
    if body != nil { request.headers.append(("Content-Type", type)) }
    if let token { request.headers.append(("Authorization", "Bearer \(token)")) }
    if origin.hasPrefix("https:") { try AdminAuthority.check() }
    let response: OutboundResponse
    do {
      response = try await RepeatedCall(http: http, request: request).answer()
    } catch {
      throw failure(for: error)
    }
    guard (200...299).contains(response.status) else { throw failure(for: response, to: isFile) }
    return AdminAnswer(response)
  }

  private func failure(for error: OutboundError) -> CommandFailure {
    if case .invalidRequest = error {
      return CommandFailure(
        status: .usage, message: "\(error)", hint: "check --admin-url, GATEHOUSE_ADMIN_URL and GATEHOUSE_TOKEN")
    }
    return CommandFailure(
      status: .unreachable, message: "\(error)",
      hint: ConnectionHint.text(for: error, origin: origin, hasAuthority: AdminAuthority.path != nil))
  }

  private func failure(for response: OutboundResponse, to aFile: Bool) -> CommandFailure {
    if let problem = try? JSONDecoder().decode(Problem.self, from: Data(response.body)), problem.code != nil {
      return problem.failure(
        httpStatus: response.status, to: aFile, retryAfter: response.header("retry-after").flatMap { Int($0) },
        isTokenOfVariable: isOfVariable)
    }
    // Every refusal of ours is a problem with a code, so this is another server.
    return CommandFailure(
      status: .unreachable,
      message: "what answers at \(origin) is not a Gatehouse admin API (status \(response.status))",
      hint: "check --admin-url and GATEHOUSE_ADMIN_URL; the admin listener has a port of its own")
  }
}
