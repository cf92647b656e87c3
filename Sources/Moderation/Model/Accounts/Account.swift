/// One TikTok account of a tenant.
public struct Account: Equatable, Identified, Sendable {
  public static let idPrefix = "acc"

  /// Whether TikTok still lets us act for the account.
  public enum Connection: Equatable, Sendable {
    case connected
    /// Since when, and why in words: TikTok's `authorization.removed`, or a token that can no longer be refreshed.
    case disconnected(since: Timestamp, reason: String)
  }

  public var id: AccountID
  public var tenantID: TenantID
  public var name: String
  public var dialect: Dialect
  /// TikTok's id for the account: `user_openid`, which is also `business_id`. Required in `business`, where deliveries
  /// are routed by it; unique within its app.
  public var openID: String?
  /// What TikTok calls the account in comments it writes itself, which in `business` is another id; nil until a comment
  /// of its own was read. Set by storage.
  public var authorID: String?
  /// The app it authorised; required in `business`.
  public var appID: AppID?
  public var connection: Connection
  public var isDisabled: Bool
  public var createdAt: Timestamp
  public var updatedAt: Timestamp

  public init(
    id: AccountID, tenantID: TenantID, name: String, dialect: Dialect, openID: String?,
    authorID: String? = nil, appID: AppID?, connection: Connection, isDisabled: Bool, createdAt: Timestamp,
    updatedAt: Timestamp
  ) {
    self.id = id
    self.tenantID = tenantID
    self.name = name
    self.dialect = dialect
    self.openID = openID
    self.authorID = authorID
    self.appID = appID
    self.connection = connection
    self.isDisabled = isDisabled
    self.createdAt = createdAt
    self.updatedAt = updatedAt
  }
}

/// An account's tokens at TikTok, sealed. Replaced as a pair, since TikTok may retire the old refresh token at once.
public struct AccountTokens: Equatable, Sendable {
  public var access: SealedSecret
  public var refresh: SealedSecret?
  /// When the access token ends; nil where TikTok never said.
  public var accessExpiresAt: Timestamp?
  public var refreshExpiresAt: Timestamp?
  /// What the account's owner granted; nil where TikTok never said.
  public var scopes: [String]?
  /// Set by storage, where renewing this pair failed; a new pair has none.
  public var trouble: RenewalTrouble?

  public init(
    access: SealedSecret, refresh: SealedSecret?, accessExpiresAt: Timestamp?, refreshExpiresAt: Timestamp?,
    scopes: [String]? = nil, trouble: RenewalTrouble? = nil
  ) {
    self.access = access
    self.refresh = refresh
    self.accessExpiresAt = accessExpiresAt
    self.refreshExpiresAt = refreshExpiresAt
    self.scopes = scopes
    self.trouble = trouble
  }
}

/// A secret that deliveries to one account are signed with in the `open` dialect. During a rotation two are live.
public struct WebhookSecret: Equatable, Identified, Sendable {
  public static let idPrefix = "whs"

  public var id: WebhookSecretID
  public var accountID: AccountID
  public var secret: SealedSecret
  public var createdAt: Timestamp
  /// When it stops being accepted; nil for the newest one.
  public var expiresAt: Timestamp?

  public init(
    id: WebhookSecretID, accountID: AccountID, secret: SealedSecret, createdAt: Timestamp, expiresAt: Timestamp?
  ) {
    self.id = id
    self.accountID = accountID
    self.secret = secret
    self.createdAt = createdAt
    self.expiresAt = expiresAt
  }
}
