/// `/v2/oauth/token/`: form-urlencoded in, a flat object out, errors in OAuth's own shape.
enum OpenTokens {
  static func grant(_ request: HTTPRequest, on platform: inout Platform) -> CallOutcome {
    guard request.header("content-type")?.hasPrefix("application/x-www-form-urlencoded") == true else {
      return failure("invalid_request", "Only `application/x-www-form-urlencoded` is supported.", on: &platform)
    }
    let fields = Fields(pairs: FormEncoding.pairs(String(decoding: request.body, as: UTF8.self)))
    do {
      let app = try fields.string("client_key")
      guard platform.apps[app] == (try fields.string("client_secret")) else {
        return failure("invalid_client", "Client key or secret is incorrect.", on: &platform)
      }
      guard try fields.string("grant_type") == "refresh_token" else {
        return failure("unsupported_grant_type", "The sandbox knows refresh_token only.", on: &platform)
      }
      let standing = platform.tokens.standing(ofRefresh: try fields.string("refresh_token"), now: platform.now)
      guard case .valid(let openID) = standing, let account = platform.accounts[openID], account.appID == app,
        account.dialect == .open
      else { return failure("invalid_grant", "Refresh token is invalid or expired.", on: &platform) }
      // Read first, so that the lifetimes come out whole.
      let now = platform.now
      return success(try platform.issueTokens(to: account), account, now: now)
    } catch let fault as Fields.Fault {
      return failure("invalid_request", fault.message, on: &platform)
    } catch {
      return failure("access_denied", "No token could be issued.", on: &platform)
    }
  }

  private static func success(_ tokens: SandboxTokens, _ account: SandboxAccount, now: Int64) -> CallOutcome {
    let body: JSON = [
      "access_token": .string(tokens.accessToken), "expires_in": .integer((tokens.accessExpiresAt - now) / 1000),
      "open_id": .string(account.openID), "refresh_expires_in": .integer((tokens.refreshExpiresAt - now) / 1000),
      "refresh_token": .string(tokens.refreshToken), "scope": .string(account.scopes.joined(separator: ",")),
      "token_type": "Bearer",
    ]
    return CallOutcome(response: HTTPResponse(200, json: body), code: "ok", succeeded: true)
  }

  static func failure(_ error: String, _ description: String, on platform: inout Platform) -> CallOutcome {
    let body: JSON = [
      "error": .string(error), "error_description": .string(description), "log_id": .string(platform.nextLogID()),
    ]
    let status = error == "invalid_client" ? 401 : 400
    return CallOutcome(response: HTTPResponse(status, json: body), code: error, succeeded: false)
  }
}
