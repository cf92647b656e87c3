import Foundation
import Moderation
import Outbound
import Sandbox
import Storage
import Synchronization
import Testing
import TikTok

@testable import Enforcement

/// A browser's part of an authorisation, between the real linker and the real receiver.
struct Consent {
  static let publicURL = "http://127.0.0.1:8080"

  let world: World
  let reloads = Reloads()

  final class Reloads: EndpointReloader {
    let count = Mutex(0)
    func reload() async throws { count.withLock { $0 += 1 } }
  }

  var addresses: PlatformAddresses {
    PlatformAddresses(
      open: world.sandbox.openBase, business: world.sandbox.businessBase, authorise: world.sandbox.consentPage)
  }

  var store: AuthorisationRepository { AuthorisationRepository(world.database) }

  var linker: AuthorisationLinker {
    AuthorisationLinker(
      authorisations: store, accounts: AccountRepository(world.database), apps: AppRepository(world.database),
      addresses: addresses, publicURL: Self.publicURL, isStrict: false, clock: world.clock.wallClock)
  }

  var receiver: AuthorisationReceiver {
    AuthorisationReceiver(
      authorisations: store, accounts: AccountRepository(world.database), apps: AppRepository(world.database),
      http: world.http, addresses: addresses, sealer: world.sealer, reloader: reloads, publicURL: Self.publicURL,
      isStrict: false, clock: world.clock.wallClock, logger: world.logger)
  }

  var tokens: TokenKeeper {
    TokenKeeper(
      http: world.http, addresses: addresses, accounts: AccountRepository(world.database),
      apps: AppRepository(world.database), sealer: world.sealer, clock: world.clock.wallClock, logger: world.logger)
  }

  func link(account: AccountID? = nil, name: String? = nil, in scope: TenantScope) async throws
    -> (Authorisation, url: String)
  {
    let request = AuthorisationRequest(appID: account == nil ? world.app.id : nil, accountID: account, name: name)
    return try await linker.link(for: request, in: scope)
  }

  /// Opens a link at TikTok; returns the query that TikTok sends the creator back with.
  func visit(_ url: String) async throws -> String {
    let answer = try await world.http.send(OutboundRequest(.get, url))
    #expect(answer.status == 302)
    let location = try #require(answer.header("location"))
    #expect(location.hasPrefix(Self.publicURL + "/oauth/tiktok/?"))
    return String(location.split(separator: "?", maxSplits: 1)[1])
  }

  /// Opens a link as the account and comes back.
  func agree(_ url: String, as openID: String, scopes: [String]? = nil) async throws -> CallbackOutcome {
    try world.state.answerConsent(.grant(openID: openID, scopes: scopes))
    return await receiver.receive(query: try await visit(url), from: "192.0.2.7")
  }

  func state(of authorisation: Authorisation, in scope: TenantScope) async throws -> Authorisation.State? {
    try await store.authorisation(authorisation.id, in: scope)?.state(at: world.clock.now)
  }

  func account(_ openID: String) async throws -> Account? {
    guard let owner = try await store.owner(ofOpenID: openID, app: world.app.id) else { return nil }
    return try await AccountRepository(world.database)
      .account(owner.accountID, in: TenantScope(ownWorkFor: owner.tenantID))
  }

  func audited(in scope: TenantScope) async throws -> [String] {
    try await AuditRepository(world.database).entries(page: PageRequest(limit: 100), in: scope).items.map(\.action)
      .reversed()
  }
}

extension World {
  /// A tenant without accounts, and an account at TikTok that it does not have yet.
  func addProspect(_ name: String = "prospect") async throws -> (scope: TenantScope, openID: String) {
    let tenant = Tenant(id: .fresh(), name: name, isDisabled: false, createdAt: clock.now, updatedAt: clock.now)
    try await TenantRepository(database).create(tenant, ruleSet: nil, author: nil, in: GatewayScope(ownWork: ()))
    let openID = "-000\(name)"
    try state.addAccount(.business, openID: openID, appID: Self.appKey, username: name)
    return (TenantScope(ownWorkFor: tenant.id), openID)
  }
}

/// The real keeper as the worker's port. A conformance of the keeper's own is the composition root's to declare.
struct Renewing: TokenRenewing {
  let tokens: TokenKeeper

  func renew(_ account: Account) async throws(PlatformFailure) { try await tokens.renew(account) }
}
