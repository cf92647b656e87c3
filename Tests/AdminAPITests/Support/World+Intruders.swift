import AdminAPI
import Moderation
import Sealing

/// Credentials that must not get through, whatever the route. Those of programs have every scope but where it is said.
struct Intruders: Sendable {
  /// Sessions of the owner's.
  var ended: String
  var idle: String
  var expired: String
  /// Of a manager of the tenant who was disabled.
  var disabled: String
  var disabledProgram: String
  /// Tokens of the owner's.
  var revoked: String
  var expiredProgram: String
  var unlimited: String
  var ofOtherTenant: String
  /// Everything but the one scope.
  var lacking: [AccessScope: String]
}

extension World {
  func addIntruders(_ seed: Seed) async throws -> Intruders {
    guard let owner = seed.operators[.owner] else { throw Missing() }
    let access = dependencies.access
    let (ended, idle, expired) = (
      try AccessToken.session().secret, try AccessToken.session().secret, try AccessToken.session().secret
    )
    let over = try await addSession(owner, token: ended)
    _ = try await access.sessions.end(over.id, at: now, in: OperatorScope(ownOf: Principal(owner)))
    try await addSession(owner, token: idle, age: .seconds(3000))
    let revoked = try await addProgram(of: owner)
    _ = try await access.tokens.revoke(revoked.token.id, at: now, in: OperatorScope(ownOf: Principal(owner)))
    let (disabled, disabledProgram) = try await addDisabled(seed)
    var lacking: [AccessScope: String] = [:]
    for scope in AccessScope.allCases {
      lacking[scope] = try await addProgram(of: owner, Set(AccessScope.allCases).subtracting([scope])).secret
    }
    let expiredProgram = try await addProgram(of: owner, lasting: .zero).secret
    let unlimited = try await addProgram(of: owner).secret
    let ofOtherTenant = try await addProgram(of: owner, tenants: [seed.otherTenant]).secret
    // Last, since the next session clears it away.
    try await addSession(owner, token: expired, age: .seconds(3601), seen: .zero)
    return Intruders(
      ended: ended, idle: idle, expired: expired, disabled: disabled, disabledProgram: disabledProgram,
      revoked: revoked.secret, expiredProgram: expiredProgram, unlimited: unlimited, ofOtherTenant: ofOtherTenant,
      lacking: lacking)
  }

  /// With a session and a token from after it was disabled, as if something had let it in again.
  private func addDisabled(_ seed: Seed) async throws -> (session: String, program: String) {
    let gone = try await addOperator(
      "disabled", .manager, [seed.tenant], token: try AccessToken.session().secret)
    _ = try await dependencies.access.operators.update(
      gone.id, OperatorChange(isDisabled: true), basedOn: .anything, in: GatewayScope(ownWork: ()), at: now)
    let session = try AccessToken.session().secret
    try await addSession(gone, token: session)
    return (session, try await addProgram(of: gone).secret)
  }
}
