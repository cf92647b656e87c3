public import Logging
public import Moderation
public import Outbound
public import Sealing

/// Webhook registration of accounts at TikTok, in both dialects: an open account has webhooks of its own, a business
/// account those of its app.
public struct WebhookManager: WebhookRegistrar {
  private let vault: CredentialVault
  private let open: OpenWebhooks
  private let business: BusinessWebhooks
  private let publicURL: String?
  private let clock: WallClock
  private let logger: Logger

  /// `publicURL` is the configured address of the gateway as TikTok reaches it; it is looked at when it is needed.
  public init(
    http: OutboundClient, addresses: PlatformAddresses, accounts: any AccountStore, apps: any AppStore, sealer: Sealer,
    tokens: TokenKeeper, publicURL: String?, clock: WallClock, logger: Logger
  ) {
    let transport = PlatformTransport(http)
    vault = CredentialVault(accounts: accounts, apps: apps, sealer: sealer)
    open = OpenWebhooks(client: OpenClient(transport: transport, base: addresses.open), tokens: tokens)
    business = BusinessWebhooks(client: BusinessClient(transport: transport, base: addresses.business))
    self.publicURL = publicURL
    self.clock = clock
    self.logger = logger
  }

  public func wantedURL(of account: AccountID, publicURL: String?, in scope: TenantScope) async throws -> String {
    try wantedURL(of: try await found(account, in: scope), publicURL)
  }

  public func list(for account: AccountID, in scope: TenantScope) async throws -> [RegisteredWebhook] {
    try await list(for: try await found(account, in: scope), in: scope)
  }

  public func register(for account: AccountID, publicURL: String?, in scope: TenantScope) async throws
    -> RegisteredWebhook
  {
    let account = try await found(account, in: scope)
    return try await register(try wantedURL(of: account, publicURL), for: account, in: scope)
  }

  public func delete(_ id: String, for account: AccountID, in scope: TenantScope) async throws {
    try await delete(id, for: try await found(account, in: scope), in: scope)
  }

  /// New webhooks are registered before old ones are deleted, so that no event falls between the two.
  public func sync(account: AccountID, publicURL: String?, dryRun: Bool, in scope: TenantScope) async throws
    -> WebhookDifference
  {
    let account = try await found(account, in: scope)
    let wanted = try wantedURL(of: account, publicURL)
    let registered = try await list(for: account, in: scope)
    let difference =
      switch account.dialect {
      case .open:
        WebhookPlan.open(
          wanted: wanted, path: PublicURL.path(of: account.tenantID, account.id), events: OpenWebhooks.events,
          registered: registered)
      case .business: WebhookPlan.business(wanted: wanted, registered: registered.first)
      }
    guard !dryRun, !difference.isEmpty else { return difference }
    let steps = WebhookPlan.steps(of: difference, account.dialect)
    for (index, step) in steps.enumerated() {
      do {
        switch step {
        case .delete(let webhook): try await delete(webhook.id, for: account, in: scope)
        case .register(let url): _ = try await register(url, for: account, in: scope)
        }
      } catch {
        throw WebhookSyncFailure(done: Array(steps[..<index]), failed: step, cause: error)
      }
    }
    return difference
  }

  private func list(for account: Account, in scope: TenantScope) async throws -> [RegisteredWebhook] {
    switch account.dialect {
    case .open:
      try await requireToken(of: account, in: scope)
      return try await platform { () throws(PlatformFailure) in try await open.list(of: account) }
    case .business:
      let app = try await app(of: account, in: scope)
      let registered = try await platform { () throws(PlatformFailure) in try await business.registered(by: app) }
      return registered.map { [$0] } ?? []
    }
  }

  private func register(_ url: String, for account: Account, in scope: TenantScope) async throws -> RegisteredWebhook {
    let registered: RegisteredWebhook
    switch account.dialect {
    case .open:
      try await requireToken(of: account, in: scope)
      let secret = try await opened("webhook secret") {
        try await vault.newestWebhookSecret(of: account.id, at: clock.now(), in: scope)
      }
      guard let secret else {
        throw WebhookError.notConfigured(message: "the account has no webhook secret; rotate it to get one")
      }
      registered = try await platform { () throws(PlatformFailure) in
        try await open.register(url, secret: secret, of: account)
      }
    case .business:
      let app = try await app(of: account, in: scope)
      registered = try await platform { () throws(PlatformFailure) in try await business.register(url, by: app) }
    }
    logger.info("a webhook was registered", metadata: ["account": "\(account.id)", "url": "\(url)"])
    return registered
  }

  private func delete(_ id: String, for account: Account, in scope: TenantScope) async throws {
    switch account.dialect {
    case .open:
      try await requireToken(of: account, in: scope)
      try await platform { () throws(PlatformFailure) in try await open.delete(id, of: account) }
    case .business:
      guard id == BusinessWebhooks.eventType else {
        throw WebhookError.platform(
          PlatformFailure(
            kind: .gone, status: 0, code: nil,
            message: "the only webhook of a business account is \(BusinessWebhooks.eventType)"))
      }
      let app = try await app(of: account, in: scope)
      try await platform { () throws(PlatformFailure) in try await business.delete(by: app) }
    }
    logger.info("a webhook was deleted", metadata: ["account": "\(account.id)"])
  }

  private func found(_ id: AccountID, in scope: TenantScope) async throws -> Account {
    guard let account = try await vault.accounts.account(id, in: scope) else { throw WebhookError.noSuchAccount }
    return account
  }

  private func wantedURL(of account: Account, _ override: String?) throws -> String {
    let address = try PublicURL(override ?? publicURL)
    switch account.dialect {
    case .open: return address.webhook(of: account.tenantID, account.id)
    case .business:
      guard let app = account.appID else { throw Self.noApp }
      return address.webhook(of: app)
    }
  }

  private func app(of account: Account, in scope: TenantScope) async throws -> AppCredentials {
    guard let app = try await opened("app secret", { try await vault.app(of: account, in: scope) }) else {
      throw Self.noApp
    }
    return app
  }

  private func requireToken(of account: Account, in scope: TenantScope) async throws {
    guard try await vault.accounts.tokens(of: account.id, in: scope) != nil else {
      throw WebhookError.notConfigured(message: "the account has no access token; set its tokens first")
    }
  }

  private static let noApp = WebhookError.notConfigured(
    message: "the account has no app; TikTok registers webhooks of business accounts for their app")

  private func opened<Value>(_ what: String, _ body: () async throws -> Value) async throws -> Value {
    do {
      return try await body()
    } catch let error as CryptoError {
      throw WebhookError.notConfigured(message: "the stored \(what) cannot be used: \(error); set it again")
    }
  }

  private func platform<Value>(_ body: () async throws(PlatformFailure) -> Value) async throws(WebhookError) -> Value {
    do {
      return try await body()
    } catch {
      throw .platform(error)
    }
  }
}
