internal import Moderation
internal import Sealing

/// An app's credentials in the clear. No description shows the secret.
struct AppCredentials: Sendable, CustomStringConvertible {
  let id: AppID
  let clientKey: String
  let secret: String

  var description: String { "credentials of \(id)" }
}

/// Opens what the stores keep sealed. Throws `StorageError` and `CryptoError`.
struct CredentialVault: Sendable {
  /// An account's tokens in the clear. No description shows them.
  struct Tokens: Sendable, CustomStringConvertible {
    let access: String
    let refresh: String?
    let accessExpiresAt: Timestamp?
    let refreshExpiresAt: Timestamp?
    var scopes: [String]?

    var description: String { "tokens" }
  }

  let accounts: any AccountStore
  let apps: any AppStore
  let sealer: Sealer

  /// Nil when the account has none, or no longer exists.
  func tokens(of account: AccountID, in scope: TenantScope) async throws -> Tokens? {
    guard let sealed = try await accounts.tokens(of: account, in: scope) else { return nil }
    return Tokens(
      access: try open(sealed.access, .accessToken(account)),
      refresh: try sealed.refresh.map { try open($0, .refreshToken(account)) },
      accessExpiresAt: sealed.accessExpiresAt, refreshExpiresAt: sealed.refreshExpiresAt, scopes: sealed.scopes)
  }

  /// False when the account no longer exists.
  func save(_ tokens: Tokens, of account: AccountID, in scope: TenantScope) async throws -> Bool {
    try await accounts.setTokens(try seal(tokens, of: account), of: account, in: scope)
  }

  func seal(_ tokens: Tokens, of account: AccountID) throws(CryptoError) -> AccountTokens {
    var refresh: SealedSecret?
    if let token = tokens.refresh { refresh = try seal(token, .refreshToken(account)) }
    return AccountTokens(
      access: try seal(tokens.access, .accessToken(account)), refresh: refresh,
      accessExpiresAt: tokens.accessExpiresAt, refreshExpiresAt: tokens.refreshExpiresAt, scopes: tokens.scopes)
  }

  /// Nil when the account has no app, or its tenant may not use it.
  func app(of account: Account, in scope: TenantScope) async throws -> AppCredentials? {
    guard let id = account.appID, let app = try await apps.app(id, in: scope) else { return nil }
    return try credentials(of: app)
  }

  func credentials(of app: App) throws(CryptoError) -> AppCredentials {
    AppCredentials(id: app.id, clientKey: app.clientKey, secret: try open(app.secret, .appSecret(app.id)))
  }

  /// The one that new registrations use; nil when none is live.
  func newestWebhookSecret(of account: AccountID, at moment: Timestamp, in scope: TenantScope) async throws -> String? {
    guard let newest = try await accounts.webhookSecrets(of: account, liveAt: moment, in: scope).first else {
      return nil
    }
    return try open(newest.secret, .webhookSecret(newest.id))
  }

  private func open(_ secret: SealedSecret, _ location: SecretLocation) throws(CryptoError) -> String {
    String(decoding: try sealer.open(secret.bytes, context: location.context), as: UTF8.self)
  }

  private func seal(_ text: String, _ location: SecretLocation) throws(CryptoError) -> SealedSecret {
    SealedSecret(bytes: try sealer.seal(Array(text.utf8), context: location.context))
  }
}
