public import Logging
public import Moderation
public import Outbound
public import Sealing

/// Takes creators who come back from TikTok's consent page: uses the link up, exchanges the code, and connects the
/// account.
///
/// A link that was used stands as such on disk before TikTok is asked. Where TikTok did not answer it is made good
/// again, so that the creator can try once more with the same link.
public struct AuthorisationReceiver: AuthorisationCallback {
  private let authorisations: any AuthorisationStore
  private let vault: CredentialVault
  private let exchange: CodeExchange
  private let reloader: any EndpointReloader
  private let publicURL: String?
  private let isStrict: Bool
  private let clock: WallClock
  private let logger: Logger

  /// `publicURL` and `isStrict` as `AuthorisationLinker` has them.
  public init(
    authorisations: any AuthorisationStore, accounts: any AccountStore, apps: any AppStore, http: OutboundClient,
    addresses: PlatformAddresses, sealer: Sealer, reloader: any EndpointReloader, publicURL: String?, isStrict: Bool,
    clock: WallClock, logger: Logger
  ) {
    self.authorisations = authorisations
    vault = CredentialVault(accounts: accounts, apps: apps, sealer: sealer)
    exchange = CodeExchange(client: BusinessClient(transport: PlatformTransport(http), base: addresses.business))
    self.reloader = reloader
    self.publicURL = publicURL
    self.isStrict = isStrict
    self.clock = clock
    self.logger = logger
  }

  public func receive(query: String, from address: String?) async -> CallbackOutcome {
    guard let query = CallbackQuery(query) else { return .malformed }
    let actor = Actor(.nobody, address: address)
    let used: Authorisation?
    do {
      used = try await authorisations.use(stateDigest: SHA256.digest(query.state.utf8), at: clock.now())
    } catch {
      logger.error("an authorisation cannot be looked up", metadata: ["error": "\(error)"])
      return .tryAgain
    }
    guard let authorisation = used else { return .spent }
    do {
      switch query.answer {
      case .code(let code): return try await connect(authorisation, by: code, actor)
      case .error(let error): return try await turnBack(authorisation, because: error, actor)
      }
    } catch StorageError.stale {
      return .spent
    } catch {
      logger.error(
        "an authorisation cannot be kept",
        metadata: ["authorisation": "\(authorisation.id)", "error": "\(error)"])
      return await release(authorisation)
    }
  }

  /// TikTok sent the creator back without a code.
  private func turnBack(_ authorisation: Authorisation, because error: String, _ actor: Actor) async throws
    -> CallbackOutcome
  {
    switch error {
    case "access_denied": return try await refuse(authorisation, .denied, "the creator said no", .denied, actor)
    case "server_error", "temporarily_unavailable": return await release(authorisation)
    default:
      let word = SafeExcerpt(hiding: [])(error) ?? "unknown"
      let message = "TikTok sent the creator back with the error \(word)"
      return try await refuse(authorisation, .codeRefused, message, .refused, actor)
    }
  }

  private func connect(_ authorisation: Authorisation, by code: String, _ actor: Actor) async throws -> CallbackOutcome
  {
    let scope = TenantScope(ownWorkFor: authorisation.tenantID)
    guard let app = try await vault.apps.app(authorisation.appID, in: scope), !app.isDisabled else {
      return try await refuse(authorisation, .appUnusable, "the app is disabled or gone", .refused, actor)
    }
    let grant: TokenGrant
    do {
      grant = try await exchange.tokens(
        for: code, redirectURI: try RedirectURI(publicURL: publicURL, isStrict: isStrict).text,
        app: try vault.credentials(of: app))
    } catch let failure as PlatformFailure {
      log(failure.message, of: authorisation)
      switch failure.kind {
      case .rateLimited, .transient, .unreachable: return await release(authorisation)
      case .tokenRejected, .reauthorise, .permission, .permanent, .gone:
        return try await refuse(authorisation, .codeRefused, failure.message, .refused, actor)
      }
    }
    guard let openID = grant.openID else {
      return try await refuse(authorisation, .codeRefused, "TikTok did not say whose tokens they are", .refused, actor)
    }
    return try await keep(grant, of: openID, for: authorisation, actor)
  }

  private func keep(_ grant: TokenGrant, of openID: String, for authorisation: Authorisation, _ actor: Actor)
    async throws -> CallbackOutcome
  {
    let scope = TenantScope(ownWorkFor: authorisation.tenantID)
    let owner = try await authorisations.owner(ofOpenID: openID, app: authorisation.appID)
    if let wanted = authorisation.accountID, owner?.accountID != wanted {
      return try await refuse(
        authorisation, .wrongAccount, "another TikTok account was authorised than \(wanted)", .wrongAccount, actor)
    }
    guard owner == nil || owner?.tenantID == authorisation.tenantID else {
      return try await taken(authorisation, actor)
    }
    var known: Account?
    if let id = owner?.accountID { known = try await vault.accounts.account(id, in: scope) }
    let account = known ?? newAccount(openID, for: authorisation)
    let tokens = try vault.seal(tokens(from: grant), of: account.id)
    let missing = tokens.missingScopes(in: .business)
    do {
      try await authorisations.complete(
        authorisation.id, with: account, tokens: tokens, message: Self.note(missing), by: actor, at: clock.now())
    } catch StorageError.conflict {
      return try await taken(authorisation, actor)
    }
    logger.info(
      "an account was authorised by its owner",
      metadata: ["authorisation": "\(authorisation.id)", "account": "\(account.id)"])
    await publish(account.id)
    return .connected(name: account.name, missingScopes: missing)
  }

  private func newAccount(_ openID: String, for authorisation: Authorisation) -> Account {
    let now = clock.now()
    return Account(
      id: .fresh(at: now), tenantID: authorisation.tenantID, name: authorisation.name ?? String(openID.prefix(100)),
      dialect: .business, openID: openID, appID: authorisation.appID, connection: .connected, isDisabled: false,
      createdAt: now, updatedAt: now)
  }

  private func tokens(from grant: TokenGrant) -> CredentialVault.Tokens {
    let now = clock.now()
    return CredentialVault.Tokens(
      access: grant.accessToken, refresh: grant.refreshToken,
      accessExpiresAt: grant.accessLifetime.map { now + .seconds($0) },
      refreshExpiresAt: grant.refreshLifetime.map { now + .seconds($0) }, scopes: grant.scopes)
  }

  /// Deliveries about a new account are taken from now on. The account is kept in any case, so the creator is done.
  private func publish(_ account: AccountID) async {
    do {
      try await reloader.reload()
    } catch {
      logger.error(
        "an authorised account is saved but ingest could not take it up; save any change to try again",
        metadata: ["account": "\(account)", "error": "\(error)"])
    }
  }

  private func taken(_ authorisation: Authorisation, _ actor: Actor) async throws -> CallbackOutcome {
    try await refuse(
      authorisation, .accountTaken, "the TikTok account is moderated here for somebody else already", .accountTaken,
      actor)
  }

  private func refuse(
    _ authorisation: Authorisation, _ refusal: Authorisation.Refusal, _ message: String, _ outcome: CallbackOutcome,
    _ actor: Actor
  ) async throws -> CallbackOutcome {
    try await authorisations.refuse(authorisation.id, because: refusal, message: message, by: actor, at: clock.now())
    return outcome
  }

  /// Where even that fails, the link stays used, and is shown as interrupted.
  private func release(_ authorisation: Authorisation) async -> CallbackOutcome {
    do {
      try await authorisations.release(authorisation.id)
    } catch {
      log("its link cannot be made good again: \(error)", of: authorisation)
    }
    return .tryAgain
  }

  private func log(_ reason: String, of authorisation: Authorisation) {
    logger.warning(
      "an account could not be authorised",
      metadata: ["authorisation": "\(authorisation.id)", "reason": "\(reason)"])
  }

  private static func note(_ missing: [String]) -> String? {
    missing.isEmpty ? nil : "the creator did not grant \(missing.joined(separator: " and "))"
  }
}
