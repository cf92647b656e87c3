/// A tenant's TikTok accounts with their tokens and webhook secrets. Each call is one transaction; each throws
/// `StorageError`.
public protocol AccountStore: Sendable {
  /// Creates the account with its first webhook secret and its tokens, all or nothing. Throws
  /// `conflict("accounts.open_id")`, and `reference("app")` for an app the tenant cannot use.
  func create(_ account: Account, tokens: AccountTokens?, webhookSecret: WebhookSecret?, in scope: TenantScope)
    async throws
  func account(_ id: AccountID, in scope: TenantScope) async throws -> Account?
  func accounts(page: PageRequest, in scope: TenantScope) async throws -> Page<Account>
  /// When a delivery about each account last brought something new, as far as that was noted: a little behind, and
  /// never for what had to be found because no delivery brought it. Accounts never heard of are left out.
  func lastDeliveries(of ids: [AccountID], in scope: TenantScope) async throws -> [AccountID: Timestamp]
  /// False when the tenant has no such account.
  func update(_ account: Account, in scope: TenantScope) async throws -> Bool
  /// Deletes the account with everything that hangs on it: its secrets and rules at once, its events, which nobody sees
  /// any more, in slices from then on. False when the tenant has no such account.
  func delete(_ id: AccountID, in scope: TenantScope) async throws -> Bool

  func tokens(of id: AccountID, in scope: TenantScope) async throws -> AccountTokens?
  /// Replaces the pair and marks the account connected, in one transaction. False when the tenant has no such account.
  func setTokens(_ tokens: AccountTokens, of id: AccountID, in scope: TenantScope) async throws -> Bool
  /// Marks the account disconnected, unless it already is. False when the tenant has no such account.
  func disconnect(_ id: AccountID, reason: String, at moment: Timestamp, in scope: TenantScope) async throws -> Bool

  /// Those not yet expired at `moment`, newest first.
  func webhookSecrets(of id: AccountID, liveAt moment: Timestamp, in scope: TenantScope) async throws
    -> [WebhookSecret]
  /// Adds `secret` as the newest and lets the one before it live until `overlapEnd`; older ones end at once, so that no
  /// more than two are ever live. False when the tenant has no such account.
  func rotateWebhookSecret(to secret: WebhookSecret, overlapEnd: Timestamp, in scope: TenantScope) async throws
    -> Bool
}
