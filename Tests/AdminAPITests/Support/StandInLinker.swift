import Moderation

/// Keeps links as the real one does, and puts anything into their URL.
struct StandInLinker: AuthorisationLinking {
  let authorisations: any AuthorisationStore
  let accounts: any AccountStore

  func link(for request: AuthorisationRequest, in scope: TenantScope) async throws -> (Authorisation, url: String) {
    var app = request.appID
    if let id = request.accountID {
      guard let account = try await accounts.account(id, in: scope) else {
        throw AuthorisationError.unusableAccount(message: "the tenant has no such account")
      }
      app = account.appID
    }
    guard let app else { throw AuthorisationError.unusableApp(message: "there is no app") }
    let now = WallClock.system.now()
    let link = Authorisation(
      id: .fresh(), tenantID: scope.tenantID, appID: app, accountID: request.accountID, name: request.name,
      createdAt: now, expiresAt: now + Authorisation.lifetime)
    let digest = (0..<32).map { _ in UInt8.random(in: 0...255) }
    try await authorisations.create(link, stateDigest: digest, in: scope)
    return (link, "https://tiktok.example/consent?state=secret")
  }
}
