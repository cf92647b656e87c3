/// The `open` dialect: bearer tokens, errors with their HTTP status, paths ending with a slash.
struct OpenAPI: DialectAPI {
  typealias Operation = @Sendable (OpenRequest, inout Platform) throws -> JSON

  static let tokenEndpoint = "/v2/oauth/token/"

  static var endpoints: [String] { routes.keys.sorted() + [tokenEndpoint] }

  private static let routes: [String: (method: String, operation: Operation)] = [
    "/v2/webhook/register/": ("POST", OpenWebhooks.register),
    "/v2/webhook/list/": ("GET", OpenWebhooks.list),
    "/v2/webhook/delete/": ("DELETE", OpenWebhooks.delete),
    "/v2/video/comment/delete/": ("POST", OpenComments.delete),
  ]

  func endpoint(of request: HTTPRequest) -> String? {
    if request.path == Self.tokenEndpoint { return request.method == "POST" ? request.path : nil }
    return Self.routes[request.path]?.method == request.method ? request.path : nil
  }

  func refusal(of request: HTTPRequest) -> HTTPResponse {
    Self.routes[request.path] == nil && request.path != Self.tokenEndpoint
      ? HTTPResponse(404, type: "text/html", text: "<html><body><h1>404 Not Found</h1></body></html>\n")
      : HTTPResponse(405, type: "text/html", text: "<html><body><h1>405 Method Not Allowed</h1></body></html>\n")
  }

  func accessToken(in request: HTTPRequest) -> String? { OpenRequest.bearer(in: request) }

  func perform(_ request: HTTPRequest, endpoint: String, on platform: inout Platform) -> CallOutcome {
    guard let route = Self.routes[endpoint] else { return OpenTokens.grant(request, on: &platform) }
    do {
      let data = try route.operation(OpenRequest(http: request, endpoint: endpoint), &platform)
      return outcome(OpenFailure("ok", ""), data: data, on: &platform)
    } catch let failure as OpenFailure {
      return outcome(failure, on: &platform)
    } catch let fault as Fields.Fault {
      return outcome(.invalid(fault.message), on: &platform)
    } catch {
      return outcome(OpenFailure("internal_error", "Something is wrong. Please try again later."), on: &platform)
    }
  }

  func failure(code: String, endpoint: String, on platform: inout Platform) -> CallOutcome {
    endpoint == Self.tokenEndpoint
      ? OpenTokens.failure(code, "Played by the sandbox.", on: &platform)
      : outcome(OpenFailure(code, "Played by the sandbox."), on: &platform)
  }

  private func outcome(_ result: OpenFailure, data: JSON = [:], on platform: inout Platform) -> CallOutcome {
    let envelope: JSON = [
      "data": data,
      "error": [
        "code": .string(result.code), "message": .string(result.message), "log_id": .string(platform.nextLogID()),
      ],
    ]
    return CallOutcome(
      response: HTTPResponse(result.status, json: envelope), code: result.code, succeeded: result.code == "ok")
  }
}
