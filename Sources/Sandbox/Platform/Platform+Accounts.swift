extension Platform {
  mutating func addApp(id: String, secret: String) throws(SandboxError) {
    guard !id.isEmpty, !secret.isEmpty else { throw .invalid(reason: "an app needs an id and a secret") }
    guard apps[id] == nil else { throw .alreadyExists(what: "app \(id)") }
    apps[id] = secret
  }

  mutating func addAccount(
    _ dialect: SandboxDialect, openID: String, appID: String, username: String, scopes: [String]
  ) throws(SandboxError) -> SandboxAccount {
    guard apps[appID] != nil else { throw .notFound(what: "app \(appID)") }
    guard !openID.isEmpty, !username.isEmpty else {
      throw .invalid(reason: "an account needs an open_id and a username")
    }
    guard accounts[openID] == nil else { throw .alreadyExists(what: "account \(openID)") }
    let account = SandboxAccount(
      openID: openID, dialect: dialect, appID: appID, username: Self.bare(username), scopes: scopes)
    accounts[openID] = account
    return account
  }

  /// A username without its `@`.
  static func bare(_ username: String) -> String { username.hasPrefix("@") ? String(username.dropFirst()) : username }

  func account(_ openID: String) throws(SandboxError) -> SandboxAccount {
    guard let account = accounts[openID] else { throw .notFound(what: "account \(openID)") }
    return account
  }

  /// Lifetimes that are left out are the dialect's own: 24 h and 365 d in `business`, 2 h and 180 d in `open`.
  mutating func issueTokens(
    to account: SandboxAccount, access: String? = nil, refresh: String? = nil, accessLifetime: Duration? = nil,
    refreshLifetime: Duration? = nil
  ) throws(SandboxError) -> SandboxTokens {
    let isBusiness = account.dialect == .business
    let accessLifetime = accessLifetime ?? .seconds(isBusiness ? 86_400 : 7_200)
    let refreshLifetime = refreshLifetime ?? .seconds(isBusiness ? 31_536_000 : 15_552_000)
    let tokens = SandboxTokens(
      accessToken: access ?? "act." + random.hex(digits: 48),
      accessExpiresAt: now + Int64(accessLifetime / .milliseconds(1)),
      refreshToken: refresh ?? "rft." + random.hex(digits: 48),
      refreshExpiresAt: now + Int64(refreshLifetime / .milliseconds(1)))
    guard !self.tokens.isTaken(tokens.accessToken), !self.tokens.isTaken(tokens.refreshToken) else {
      throw .alreadyExists(what: "a token given for account \(account.openID)")
    }
    self.tokens.add(tokens, for: account.openID)
    accounts[account.openID]?.isAuthorised = true
    return tokens
  }

  mutating func expireAccessTokens(of openID: String) throws(SandboxError) {
    _ = try account(openID)
    tokens.expireAccess(of: openID, now: now)
  }

  mutating func revokeAuthorisation(of openID: String, reason: Int) throws(SandboxError) {
    let account = try account(openID)
    guard account.isAuthorised else { return }
    guard (0...5).contains(reason) else { throw .invalid(reason: "the reason must be from 0 to 5") }
    tokens.revokeAll(of: openID)
    accounts[openID]?.isAuthorised = false
    guard account.dialect == .business else { return }
    let body = EventBody.envelope(
      app: account.appID, event: "authorization.removed", createTime: now / 1000, openID: openID,
      content: ["reason": .integer(Int64(reason))])
    enqueue(
      "authorization.removed", of: account, target: .business(app: account.appID, eventType: "COMMENT")
    ) { _ in body }
  }

  /// Good for ten minutes.
  mutating func authorisationCode(for openID: String, redirectURI: String? = nil, scopes: [String]? = nil)
    throws(SandboxError) -> String
  {
    _ = try account(openID)
    let code = random.hex(digits: 32)
    tokens.addCode(
      code, TokenBook.Code(account: openID, expiresAt: now + 600_000, redirectURI: redirectURI, scopes: scopes))
    return code
  }

  mutating func ping(app id: String) throws(SandboxError) {
    guard apps[id] != nil else { throw .notFound(what: "app \(id)") }
    guard webhooks.business[.init(app: id, eventType: "COMMENT")] != nil else {
      throw .notFound(what: "COMMENT webhook of app \(id); register one first")
    }
    // The portal writes this one event's time in milliseconds.
    let body = EventBody.envelope(
      app: id, event: "tiktok.ping", createTime: now, openID: "7528000000000000000",
      content: ["reason": "testing Webhook"])
    enqueue("tiktok.ping", of: nil, target: .business(app: id, eventType: "COMMENT")) { _ in body }
  }
}
