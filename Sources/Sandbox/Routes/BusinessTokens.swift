/// `/tt_user/...`: codes and tokens. A refresh retires the old refresh token at once; TikTok does not say whether it
/// does, and who copes with that copes with both.
enum BusinessTokens {
  static func exchange(_ request: BusinessRequest, on platform: inout Platform) throws -> JSON {
    let fields = try request.fields()
    let app = try BusinessRequest.app(id: "client_id", secret: "client_secret", in: fields, on: platform)
    _ = try fields.string("grant_type", oneOf: ["authorization_code"])
    let redirectURI = try fields.string("redirect_uri")
    let code = try fields.string("auth_code")
    guard let grant = platform.tokens.takeCode(code, redirectURI: redirectURI, now: platform.now),
      var account = platform.accounts[grant.account], account.appID == app, account.dialect == .business
    else { throw BusinessFailure.wrongCode }
    if let scopes = grant.scopes {
      account.scopes = scopes
      platform.accounts[account.openID] = account
    }
    return try issue(to: account, on: &platform)
  }

  static func refresh(_ request: BusinessRequest, on platform: inout Platform) throws -> JSON {
    let fields = try request.fields()
    let app = try BusinessRequest.app(id: "client_id", secret: "client_secret", in: fields, on: platform)
    _ = try fields.string("grant_type", oneOf: ["refresh_token"])
    switch platform.tokens.standing(ofRefresh: try fields.string("refresh_token"), now: platform.now) {
    case .unknown: throw BusinessFailure.wrongRefreshToken
    case .expired: throw BusinessFailure.expiredRefreshToken
    case .valid(let openID):
      guard let account = platform.accounts[openID], account.appID == app, account.dialect == .business else {
        throw BusinessFailure.wrongRefreshToken
      }
      return try issue(to: account, on: &platform)
    }
  }

  static func revoke(_ request: BusinessRequest, on platform: inout Platform) throws -> JSON {
    let fields = try request.fields()
    let app = try BusinessRequest.app(id: "client_id", secret: "client_secret", in: fields, on: platform)
    let account = try owner(of: try fields.string("access_token"), app: app, on: platform)
    try platform.revokeAuthorisation(of: account.openID, reason: 5)
    return [:]
  }

  static func info(_ request: BusinessRequest, on platform: inout Platform) throws -> JSON {
    let fields = try request.fields()
    let app = try fields.string("app_id")
    let account = try owner(of: try fields.string("access_token"), app: app, on: platform)
    return [
      "app_id": .string(app), "creator_id": .string(account.openID),
      "scope": .string(account.scopes.joined(separator: ",")),
    ]
  }

  private static func owner(of token: String, app: String, on platform: Platform) throws -> SandboxAccount {
    switch platform.tokens.standing(ofAccess: token, now: platform.now) {
    case .expired: throw BusinessFailure.expiredToken
    case .unknown: throw BusinessFailure.wrongToken
    case .valid(let openID):
      guard let account = platform.accounts[openID], account.appID == app, account.dialect == .business else {
        throw BusinessFailure.wrongToken
      }
      return account
    }
  }

  private static func issue(to account: SandboxAccount, on platform: inout Platform) throws -> JSON {
    // Read first, so that the lifetimes come out whole.
    let now = platform.now
    let tokens = try platform.issueTokens(to: account)
    return [
      "access_token": .string(tokens.accessToken), "expires_in": .integer((tokens.accessExpiresAt - now) / 1000),
      "refresh_token": .string(tokens.refreshToken),
      "refresh_token_expires_in": .integer((tokens.refreshExpiresAt - now) / 1000),
      "open_id": .string(account.openID), "scope": .string(account.scopes.joined(separator: ",")),
      "token_type": "Bearer",
    ]
  }
}
