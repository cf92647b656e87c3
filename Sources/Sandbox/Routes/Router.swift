internal import Logging

/// Finds the endpoint of a request, plays the faults on it and keeps the record of calls.
struct Router: Sendable {
  let state: SandboxState
  let logger: Logger

  private let business = BusinessAPI()
  private let open = OpenAPI()
  private let classifier = ModerationsAPI()
  private let control: ControlAPI

  init(state: SandboxState, logger: Logger) {
    self.state = state
    self.logger = logger
    control = ControlAPI(state: state)
  }

  func respond(to request: HTTPRequest) async -> HTTPReply {
    if request.path.hasPrefix(BusinessAPI.prefix + "/") { return await call(request, of: business) }
    if request.path == ConsentPage.path { return .answer(state.mutate { ConsentPage.answer(to: request, on: &$0) }) }
    if request.path.hasPrefix("/v2/") { return await call(request, of: open) }
    if request.path == ModerationsAPI.path { return await call(request, of: classifier) }
    return .answer(await control.respond(to: request))
  }

  private func call(_ request: HTTPRequest, of api: some DialectAPI) async -> HTTPReply {
    guard let endpoint = api.endpoint(of: request) else {
      logger.info("no such endpoint", metadata: ["method": "\(request.method)", "path": "\(request.path)"])
      return .answer(api.refusal(of: request))
    }
    let fault = state.mutate { $0.faults.draw(call: endpoint) }
    let subject = Subject(of: request, token: api.accessToken(in: request))
    let (reply, outcome) = state.mutate { platform in
      let account = subject.account(on: platform)
      let (reply, outcome) = Self.carryOut(request, endpoint, of: api, fault: fault, on: &platform)
      platform.record(
        endpoint: endpoint, account: account, commentID: subject.commentID, status: outcome.response.status,
        code: outcome.code, succeeded: outcome.succeeded, fault: fault?.name)
      return (reply, outcome)
    }
    logger.info(
      "call",
      metadata: [
        "endpoint": "\(endpoint)", "status": "\(outcome.response.status)", "code": "\(outcome.code)",
        "comment": "\(subject.commentID ?? "-")", "fault": "\(fault?.name ?? "-")",
      ])
    // Only the answer is late: what was asked for is done, and its event may arrive before it.
    if case .slow(let wait) = fault { try? await Task.sleep(for: wait) }
    return reply
  }

  private static func carryOut(
    _ request: HTTPRequest, _ endpoint: String, of api: some DialectAPI, fault: SandboxFault.Kind?,
    on platform: inout Platform
  ) -> (HTTPReply, CallOutcome) {
    var outcome: CallOutcome
    switch fault {
    case .httpStatus(let status):
      let page = "<html><body><h1>\(status)</h1></body></html>\n"
      outcome = CallOutcome(response: HTTPResponse(status, type: "text/html", text: page), code: "", succeeded: false)
    case .code(let code):
      outcome = api.failure(code: code, endpoint: endpoint, on: &platform)
      outcome.succeeded = false
    case .timeout:
      let nothing = CallOutcome(response: HTTPResponse(0, text: ""), code: "", succeeded: false)
      return (.silence, nothing)
    case .lyingSuccess:
      // Done on a copy that is thrown away: the answer is right in every detail, and nothing happened.
      var copy = platform
      outcome = api.perform(request, endpoint: endpoint, on: &copy)
      outcome.succeeded = false
    case .lostAnswer:
      outcome = api.perform(request, endpoint: endpoint, on: &platform)
      outcome.response.status = 0
      outcome.code = ""
      return (.hangUp, outcome)
    case .garbage:
      outcome = api.perform(request, endpoint: endpoint, on: &platform)
      outcome.response = HTTPResponse(200, type: "application/json", text: "{\"odd\":[")
      outcome.code = ""
    case .revokedToken:
      if let token = api.accessToken(in: request) { platform.tokens.revokeAccess(token) }
      outcome = api.perform(request, endpoint: endpoint, on: &platform)
    default:
      outcome = api.perform(request, endpoint: endpoint, on: &platform)
    }
    outcome.response.headers.append(("X-Tt-Logid", platform.nextLogID()))
    return (.answer(outcome.response), outcome)
  }
}

/// Whom and what a call is about, for the record: read leniently, since refused calls are recorded too.
private struct Subject {
  let commentID: String?
  private let token: String?
  private let businessID: String?

  init(of request: HTTPRequest, token: String?) {
    let body = JSON(request.body)
    commentID = body?["comment_id"]?.stringValue
    businessID = body?["business_id"]?.stringValue ?? request.query.first { $0.0 == "business_id" }?.1
    self.token = token
  }

  func account(on platform: Platform) -> String? {
    if let token, case .valid(let account) = platform.tokens.standing(ofAccess: token, now: platform.now) {
      return account
    }
    return businessID
  }
}
