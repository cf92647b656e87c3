public import Moderation
internal import Sealing

/// Makes links to TikTok's consent page.
public struct AuthorisationLinker: AuthorisationLinking {
  private let authorisations: any AuthorisationStore
  private let accounts: any AccountStore
  private let apps: any AppStore
  private let consentPage: String
  private let publicURL: String?
  private let isStrict: Bool
  private let clock: WallClock

  /// `isStrict` is false where the gateway may talk to a stand-in on this machine; see `RedirectURI`.
  public init(
    authorisations: any AuthorisationStore, accounts: any AccountStore, apps: any AppStore,
    addresses: PlatformAddresses, publicURL: String?, isStrict: Bool, clock: WallClock
  ) {
    self.authorisations = authorisations
    self.accounts = accounts
    self.apps = apps
    consentPage = addresses.authorise
    self.publicURL = publicURL
    self.isStrict = isStrict
    self.clock = clock
  }

  public func link(for request: AuthorisationRequest, in scope: TenantScope) async throws -> (
    Authorisation, url: String
  ) {
    let redirect = try RedirectURI(publicURL: publicURL, isStrict: isStrict)
    let app = try await app(for: request, in: scope)
    let now = clock.now()
    let authorisation = Authorisation(
      id: .fresh(at: now), tenantID: scope.tenantID, appID: app.id, accountID: request.accountID, name: request.name,
      createdAt: now, expiresAt: now + Authorisation.lifetime)
    let state = Hex.encode(try SecureRandom.bytes(CallbackQuery.stateLength / 2))
    do {
      try await authorisations.create(authorisation, stateDigest: SHA256.digest(state.utf8), in: scope)
    } catch StorageError.reference(what: "account") {
      throw Self.noAccount
    } catch StorageError.reference {
      throw Self.noApp
    }
    return (authorisation, url(for: app, redirect, state: state))
  }

  private func app(for request: AuthorisationRequest, in scope: TenantScope) async throws -> App {
    var id = request.appID
    if let accountID = request.accountID {
      guard let account = try await accounts.account(accountID, in: scope) else { throw Self.noAccount }
      guard account.dialect == .business, let own = account.appID else {
        throw AuthorisationError.unusableAccount(
          message: "is of the open dialect, which has no consent page; set its tokens instead")
      }
      guard id == nil || id == own else {
        throw AuthorisationError.unusableApp(message: "is not the account's own app; leave it out")
      }
      id = own
    }
    guard let id, let app = try await apps.app(id, in: scope) else { throw Self.noApp }
    guard !app.isDisabled else { throw AuthorisationError.unusableApp(message: "is disabled; enable the app first") }
    return app
  }

  /// `disable_auto_auth` has TikTok ask even whom it asked before, so that a creator sees which account it is for.
  private func url(for app: App, _ redirect: RedirectURI, state: String) -> String {
    consentPage + "?"
      + PercentEncoding.pairs([
        ("client_key", app.clientKey), ("response_type", "code"),
        ("scope", AccountAuthorisation.neededScopes.joined(separator: ",")), ("redirect_uri", redirect.text),
        ("state", state), ("disable_auto_auth", "1"),
      ])
  }

  private static let noApp = AuthorisationError.unusableApp(message: "there is no such app that the tenant can use")
  private static let noAccount = AuthorisationError.unusableAccount(message: "the tenant has no such account")
}
