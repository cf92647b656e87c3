public import Logging
public import Moderation
public import Outbound
public import Sealing

/// The accounts' access tokens, refreshed when they are about to end or TikTok rejects them.
///
/// One refresh is under way for an account at a time, and its pair is saved before anybody uses it: TikTok retires the
/// old refresh token with the answer, so a pair that is lost takes the authorisation with it.
public actor TokenKeeper {
  /// An access token that ends sooner than this is refreshed first.
  static let headroom: Duration = .seconds(300)

  private let vault: CredentialVault
  private let refresher: TokenRefresher
  private let clock: WallClock
  private let logger: Logger
  /// Pairs that TikTok issued and storage did not take, with the access token each replaces.
  private var unsaved: [AccountID: (old: String, tokens: CredentialVault.Tokens)] = [:]
  private var refreshes: [AccountID: Task<Result<String, PlatformFailure>, Never>] = [:]
  /// Access tokens that took the place of rejected ones, and that TikTok has not accepted yet.
  private var untried: [AccountID: String] = [:]

  public init(
    http: OutboundClient, addresses: PlatformAddresses, accounts: any AccountStore, apps: any AppStore, sealer: Sealer,
    clock: WallClock, logger: Logger
  ) {
    vault = CredentialVault(accounts: accounts, apps: apps, sealer: sealer)
    refresher = TokenRefresher(transport: PlatformTransport(http), addresses: addresses)
    self.clock = clock
    self.logger = logger
  }

  /// A token to call with now. An account without one is disconnected, and `reauthorise` thrown.
  public func accessToken(of account: Account) async throws(PlatformFailure) -> String {
    guard let tokens = try await storedTokens(of: account) else {
      throw await lost(account, "the account has no access token")
    }
    let now = clock.now()
    let canRefresh = tokens.refresh != nil && account.appID != nil
    guard let end = tokens.accessExpiresAt, end < now + Self.headroom, canRefresh else { return tokens.access }
    do {
      return try await renewed(replacing: tokens.access, of: account)
    } catch {
      // What still works is used: the next call tries again.
      if end > now, error.kind != .reauthorise { return tokens.access }
      throw error
    }
  }

  /// A token to try once more with, after TikTok rejected `rejected`. Throws `reauthorise`, with the account
  /// disconnected, when there is none to be had; `transient`, `rateLimited` or `unreachable` when there may be one later.
  public func refresh(after rejected: String, of account: Account) async throws(PlatformFailure) -> String {
    try await renewed(replacing: rejected, of: account)
  }

  /// As `refresh`; the token counts as untried.
  func renew(_ rejected: String, of account: Account) async throws(PlatformFailure) -> String {
    let fresh = try await refresh(after: rejected, of: account)
    untried[account.id] = fresh
    return fresh
  }

  func isUntried(_ token: String, of account: Account) -> Bool { untried[account.id] == token }

  /// TikTok accepted the token.
  func tried(_ token: String, of account: Account) { if untried[account.id] == token { untried[account.id] = nil } }

  /// Renews the token ahead of its end. An account whose token has ended, with nothing to renew it, is disconnected.
  /// Throws as `refresh` does.
  public func renew(_ account: Account) async throws(PlatformFailure) {
    guard let tokens = try await storedTokens(of: account) else { return }
    guard tokens.refresh != nil, account.appID != nil else {
      guard let end = tokens.accessExpiresAt, end <= clock.now() else { return }
      throw await lost(
        account, "the access token has ended, and there is nothing to renew it with", with: tokens.access)
    }
    _ = try await renewed(replacing: tokens.access, of: account)
  }

  /// Disconnects the account because TikTok lets nothing be done for it with `token`, unless another token has taken
  /// its place meanwhile. Returns what to throw.
  func lost(_ account: Account, _ reason: String, with token: String) async -> PlatformFailure {
    do {
      let current = try await storedTokens(of: account)?.access
      guard current == token else {
        return PlatformFailure(
          kind: .transient, status: 0, code: nil, message: "the account's token was replaced during the call")
      }
    } catch {
      return error
    }
    return await lost(account, reason)
  }

  private func renewed(replacing old: String, of account: Account) async throws(PlatformFailure) -> String {
    if let underWay = refreshes[account.id] { return try await underWay.value.get() }
    // Not a child of the caller: others wait for it too, and a pair that TikTok has issued must be saved.
    let refresh = Task<Result<String, PlatformFailure>, Never> {
      defer { self.refreshes[account.id] = nil }
      do throws(PlatformFailure) {
        return .success(try await self.renew(replacing: old, of: account))
      } catch {
        return .failure(error)
      }
    }
    refreshes[account.id] = refresh
    return try await refresh.value.get()
  }

  private func renew(replacing old: String, of account: Account) async throws(PlatformFailure) -> String {
    guard let stored = try await storedTokens(of: account) else {
      throw await lost(account, "the account has no access token")
    }
    // Replaced while we waited.
    if stored.access != old { return stored.access }
    if let waiting = unsaved[account.id], waiting.old == old {
      return try await save(waiting.tokens, over: old, account)
    }
    guard let refreshToken = stored.refresh else {
      throw await lost(account, "TikTok rejects the access token, and there is no refresh token")
    }
    guard let app = try await app(of: account) else {
      throw await lost(account, "TikTok rejects the access token, and the account has no app to refresh it with")
    }
    let grant: TokenGrant
    do {
      grant = try await refresher.refresh(refreshToken, of: account.dialect, app: app)
    } catch {
      guard error.kind == .reauthorise || error.kind == .tokenRejected else { throw Self.postponing(error) }
      // Another gateway, or an operator, may have been faster: then the old refresh token is dead and nothing is lost.
      if let newer = try await storedTokens(of: account), newer.access != old { return newer.access }
      throw await lost(account, error.message, status: error.status, code: error.code)
    }
    return try await save(tokens(from: grant, replacing: stored), over: old, account)
  }

  private func tokens(from grant: TokenGrant, replacing old: CredentialVault.Tokens) -> CredentialVault.Tokens {
    let now = clock.now()
    return CredentialVault.Tokens(
      access: grant.accessToken, refresh: grant.refreshToken ?? old.refresh,
      accessExpiresAt: grant.accessLifetime.map { now + .seconds($0) },
      refreshExpiresAt: grant.refreshLifetime.map { now + .seconds($0) }
        ?? (grant.refreshToken == nil ? old.refreshExpiresAt : nil),
      scopes: grant.scopes ?? old.scopes)
  }

  private func save(_ tokens: CredentialVault.Tokens, over old: String, _ account: Account)
    async throws(PlatformFailure) -> String
  {
    unsaved[account.id] = (old, tokens)
    let isSaved = try await stored("saved") { try await vault.save(tokens, of: account.id, in: scope(of: account)) }
    unsaved[account.id] = nil
    guard isSaved else {
      throw PlatformFailure(kind: .permanent, status: 0, code: nil, message: "the account no longer exists")
    }
    logger.info("the account's access token was refreshed", metadata: ["account": "\(account.id)"])
    return tokens.access
  }

  /// Disconnects the account, so that its work waits until it is authorised again. Returns what to throw.
  private func lost(_ account: Account, _ reason: String, status: Int = 0, code: String? = nil) async
    -> PlatformFailure
  {
    do {
      _ = try await stored("disconnected") {
        try await vault.accounts.disconnect(account.id, reason: reason, at: clock.now(), in: scope(of: account))
      }
    } catch {
      return error
    }
    logger.warning("the account was disconnected", metadata: ["account": "\(account.id)", "reason": "\(reason)"])
    return PlatformFailure(
      kind: .reauthorise, status: status, code: code, message: "\(reason); the account must be authorised again")
  }

  private func storedTokens(of account: Account) async throws(PlatformFailure) -> CredentialVault.Tokens? {
    try await stored("read") { try await vault.tokens(of: account.id, in: scope(of: account)) }
  }

  private func app(of account: Account) async throws(PlatformFailure) -> AppCredentials? {
    try await stored("read") { try await vault.app(of: account, in: scope(of: account)) }
  }

  /// Trouble of our own, put so that the call is made again later. `what` completes "could not be".
  private func stored<Value>(_ what: String, _ body: () async throws -> Value) async throws(PlatformFailure) -> Value {
    do {
      return try await body()
    } catch {
      logger.error("the account's credentials could not be \(what)", metadata: ["error": "\(error)"])
      throw PlatformFailure(
        kind: .transient, status: 0, code: nil,
        message: "the account's credentials could not be \(what); see the gateway's log")
    }
  }

  /// A refresh that TikTok found fault with is not the fault of the call that waits for it, which is to be made again.
  private static func postponing(_ failure: PlatformFailure) -> PlatformFailure {
    var failure = failure
    failure.mayHaveHappened = false
    switch failure.kind {
    case .rateLimited, .unreachable, .transient: break
    case .permission, .permanent, .gone, .tokenRejected, .reauthorise: failure.kind = .transient
    }
    return failure
  }

  private func scope(of account: Account) -> TenantScope { TenantScope(ownWorkFor: account.tenantID) }
}
