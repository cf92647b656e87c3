/// TikTok API for Business, as far as comments need it. Errors are HTTP 200 with a `code`; paths end with a slash.
struct BusinessAPI: DialectAPI {
  static let prefix = "/open_api/v1.3"

  typealias Operation = @Sendable (BusinessRequest, inout Platform) throws -> JSON

  static var endpoints: [String] { routes.keys.sorted() }

  private static let routes: [String: (method: String, operation: Operation)] = [
    "/business/webhook/update/": ("POST", BusinessWebhooks.update),
    "/business/webhook/list/": ("GET", BusinessWebhooks.list),
    "/business/webhook/delete/": ("POST", BusinessWebhooks.delete),
    "/business/comment/list/": ("GET", BusinessCommentList.list),
    "/business/comment/reply/list/": ("GET", BusinessCommentList.replies),
    "/business/comment/hide/": ("POST", BusinessComments.hide),
    "/business/comment/delete/": ("POST", BusinessComments.delete),
    "/business/comment/create/": ("POST", BusinessComments.create),
    "/business/comment/reply/create/": ("POST", BusinessComments.reply),
    "/tt_user/oauth2/token/": ("POST", BusinessTokens.exchange),
    "/tt_user/oauth2/refresh_token/": ("POST", BusinessTokens.refresh),
    "/tt_user/oauth2/revoke/": ("POST", BusinessTokens.revoke),
    "/tt_user/token_info/get/": ("POST", BusinessTokens.info),
  ]

  func endpoint(of request: HTTPRequest) -> String? {
    let path = String(request.path.dropFirst(Self.prefix.count))
    return Self.routes[path]?.method == request.method ? path : nil
  }

  func refusal(of request: HTTPRequest) -> HTTPResponse {
    Self.routes[String(request.path.dropFirst(Self.prefix.count))] == nil
      ? HTTPResponse(404, text: "404 page not found\n") : HTTPResponse(405, text: "405 method not allowed\n")
  }

  func accessToken(in request: HTTPRequest) -> String? { request.header("access-token") }

  func perform(_ request: HTTPRequest, endpoint: String, on platform: inout Platform) -> CallOutcome {
    guard let route = Self.routes[endpoint] else { return outcome(.init(50000, "System error."), on: &platform) }
    do {
      let data = try route.operation(BusinessRequest(http: request, endpoint: endpoint), &platform)
      return outcome(BusinessFailure(0, "OK"), data: data, on: &platform)
    } catch let failure as BusinessFailure {
      return outcome(failure, on: &platform)
    } catch let fault as Fields.Fault {
      return outcome(.invalid(fault.message), on: &platform)
    } catch let error as SandboxError {
      return outcome(.invalid(error.description), on: &platform)
    } catch {
      return outcome(BusinessFailure(50000, "System error."), on: &platform)
    }
  }

  func failure(code: String, endpoint: String, on platform: inout Platform) -> CallOutcome {
    outcome(BusinessFailure(Int(code) ?? 50000, "Played by the sandbox."), on: &platform)
  }

  private func outcome(_ result: BusinessFailure, data: JSON = [:], on platform: inout Platform) -> CallOutcome {
    let envelope: JSON = [
      "code": .integer(result.code), "message": .string(result.message),
      "request_id": .string(platform.nextLogID()), "data": data,
    ]
    return CallOutcome(
      response: HTTPResponse(200, json: envelope), code: String(result.code), succeeded: result.code == 0)
  }
}
