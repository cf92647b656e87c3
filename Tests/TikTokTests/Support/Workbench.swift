import Logging
import Moderation
import Outbound
import Sealing
import Synchronization

@testable import TikTok

/// The module's pieces on in-memory stores, pointed at one server, with a clock that stands still until it is moved.
final class Workbench: Sendable {
  static let start = Timestamp(seconds: 1_700_000_000)

  let accounts = MemoryAccounts()
  let apps = MemoryApps()
  let sealer: Sealer
  let http: OutboundClient
  let addresses: PlatformAddresses
  let tokens: TokenKeeper
  let moderator: CommentModerator
  let reader: CommentReader
  let now: Clock

  final class Clock: Sendable {
    private let moment = Mutex(Workbench.start)
    func callAsFunction() -> Timestamp { moment.withLock { $0 } }
    func advance(_ duration: Duration) { moment.withLock { $0 = $0 + duration } }
  }

  init(open: String, business: String) throws {
    let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    let now = Clock()
    self.now = now
    sealer = Sealer(key: try SealingKey.generate())
    http = OutboundClient(addresses: .allowPrivate, logger: logger)
    addresses = PlatformAddresses(open: open, business: business)
    tokens = TokenKeeper(
      http: http, addresses: addresses, accounts: accounts, apps: apps, sealer: sealer, clock: WallClock { now() },
      logger: logger)
    moderator = CommentModerator(http: http, addresses: addresses, tokens: tokens, logger: logger)
    reader = CommentReader(http: http, addresses: addresses, tokens: tokens)
  }

  convenience init(_ server: StandIn) throws { try self.init(open: server.base, business: server.base) }

  deinit { http.shutdown() }

  func webhooks(publicURL: String?) -> WebhookManager {
    WebhookManager(
      http: http, addresses: addresses, accounts: accounts, apps: apps, sealer: sealer, tokens: tokens,
      publicURL: publicURL, clock: WallClock { [now] in now() },
      logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
  }

  /// Stores an account with an app of its tenant's. `access` nil leaves it without tokens, `hasApp` false without an app.
  func account(
    _ dialect: Dialect, access: String? = "act.old", refresh: String? = "rft.old", endsIn: Duration? = nil,
    hasApp: Bool = true, appKey: String = "7364323437050855441", appSecret: String = "app-secret/0123456789",
    webhookSecrets: [String] = ["webhook-secret-1"], openID: String? = "-000openid"
  ) throws -> Account {
    let tenant = TenantID.fresh()
    let app = AppID.fresh()
    if hasApp {
      apps.put(
        App(
          id: app, tenantID: tenant, name: "app", clientKey: appKey, secret: try seal(appSecret, .appSecret(app)),
          createdAt: Self.start, updatedAt: Self.start))
    }
    let account = Account(
      id: .fresh(), tenantID: tenant, name: "account", dialect: dialect, openID: openID, appID: hasApp ? app : nil,
      connection: .connected, isDisabled: false, createdAt: Self.start, updatedAt: Self.start)
    let secrets = try webhookSecrets.enumerated().map { index, secret in
      let id = WebhookSecretID.fresh()
      return WebhookSecret(
        id: id, accountID: account.id, secret: try seal(secret, .webhookSecret(id)),
        createdAt: Self.start + .seconds(index), expiresAt: nil)
    }
    accounts.put(account, tokens: try access.map { try sealed($0, refresh, endsIn, account.id) }, secrets: secrets)
    return account
  }

  func sealed(_ access: String, _ refresh: String?, _ endsIn: Duration?, _ id: AccountID) throws -> AccountTokens {
    AccountTokens(
      access: try seal(access, .accessToken(id)), refresh: try refresh.map { try seal($0, .refreshToken(id)) },
      accessExpiresAt: endsIn.map { now() + $0 }, refreshExpiresAt: nil)
  }

  func scope(of account: Account) -> TenantScope { TenantScope(ownWorkFor: account.tenantID) }

  /// What is stored, in the clear.
  func stored(_ account: Account) async throws -> CredentialVault.Tokens? {
    try await CredentialVault(accounts: accounts, apps: apps, sealer: sealer)
      .tokens(of: account.id, in: scope(of: account))
  }

  func isConnected(_ account: Account) -> Bool { accounts.connection(of: account.id) == .connected }

  private func seal(_ text: String, _ location: SecretLocation) throws -> SealedSecret {
    SealedSecret(bytes: try sealer.seal(Array(text.utf8), context: location.context))
  }
}

/// The failure that `body` throws; nil when it throws none.
func failure<Value>(of body: () async throws -> Value) async -> PlatformFailure? {
  do {
    _ = try await body()
    return nil
  } catch let failure as PlatformFailure {
    return failure
  } catch WebhookError.platform(let failure) {
    return failure
  } catch {
    return nil
  }
}
