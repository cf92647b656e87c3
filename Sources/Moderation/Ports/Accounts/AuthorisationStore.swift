/// Links to TikTok's consent page and what became of them. Each call is one transaction; each throws `StorageError`.
public protocol AuthorisationStore: Sendable {
  /// Keeps a link under the SHA-256 of its secret. Those of the tenant that ended long ago are forgotten. Throws
  /// `reference("app")` or `reference("account")` for what the tenant does not have.
  func create(_ authorisation: Authorisation, stateDigest: [UInt8], in scope: TenantScope) async throws
  func authorisation(_ id: AuthorisationID, in scope: TenantScope) async throws -> Authorisation?
  /// Newest first.
  func authorisations(page: PageRequest, in scope: TenantScope) async throws -> Page<Authorisation>
  /// False where it is not waiting any more.
  func revoke(_ id: AuthorisationID, at moment: Timestamp, in scope: TenantScope) async throws -> Bool

  /// Uses the link that the digest belongs to: of two who come with the same one, the second gets nil, as does who
  /// comes late or with one that never was. It is `exchanging` from then on.
  func use(stateDigest: [UInt8], at moment: Timestamp) async throws -> Authorisation?
  /// Who the account is, of those the gateway has for the app.
  func owner(ofOpenID openID: String, app: AppID) async throws -> (tenantID: TenantID, accountID: AccountID)?
  /// Ends a used link with what it was for: the account with its new tokens, connected, and the link completed, all or
  /// nothing. The account is made where there is none of its id. Throws `conflict("accounts.open_id")` where another
  /// account came to have the open id meanwhile, and `stale` where the link is not being used any more.
  func complete(
    _ id: AuthorisationID, with account: Account, tokens: AccountTokens, message: String?, by actor: Actor,
    at moment: Timestamp) async throws
  /// Ends a used link without an account.
  func refuse(
    _ id: AuthorisationID, because refusal: Authorisation.Refusal, message: String, by actor: Actor,
    at moment: Timestamp) async throws
  /// Makes a used link good again, because TikTok did not answer.
  func release(_ id: AuthorisationID) async throws
}
