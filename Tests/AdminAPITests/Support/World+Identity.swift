import AdminAPI
import Moderation
import Outbound
import Sealing
import Testing

extension World {
  /// A second factor that is in use; its secret.
  @discardableResult
  func addSecondFactor(to someone: Operator) async throws -> TimeBasedCode {
    let secret = try TimeBasedCode.generateSecret()
    let factor = SecondFactor(
      operatorID: someone.id,
      secret: SealedSecret(
        bytes: try sealer.seal(secret, context: SecretLocation.secondFactor(someone.id).context)),
      createdAt: now)
    let store = dependencies.access.identity.secondFactors
    guard try await store.begin(factor),
      try await store.confirm(factor, step: 0, recoveryDigests: [], keeping: nil, by: .gateway, at: now)
    else { throw Missing() }
    return TimeBasedCode(secret: secret)
  }

  func addInvitation(_ name: String) async throws -> InvitationID {
    let outcome = try await dependencies.access.identity.invitations.invite(
      name, as: .newOperator(.viewer, grants: []), codeDigest: [1], until: now + .seconds(3600),
      in: GatewayScope(ownWork: ()), at: now)
    guard case .created(let invitation) = outcome else { throw Missing() }
    return invitation.id
  }

  /// An operator that can log in with `password`, and a session of it.
  func addOperator(
    _ name: String, _ role: Operator.Role = .viewer, password: String
  ) async throws -> (operator: Operator, token: String) {
    let token = try AccessToken.session().secret
    let someone = try await addOperator(name, role, token: token)
    try await dependencies.access.operators.setPassword(
      hash: try await dependencies.access.hasher.hash(password), of: someone.id, keeping: nil, by: .gateway, at: now)
    let answer = try await logIn(name, password)
    return (someone, try #require(answer.member("token"), "\(answer.text)"))
  }

  func logIn(
    _ name: String, _ password: String, code: String? = nil
  ) async throws -> OutboundResponse {
    let code = code.map { #","code":"\#($0)""# } ?? ""
    return try await send(.post, "/v1/sessions", #"{"name":"\#(name)","password":"\#(password)"\#(code)}"#)
  }

  /// What the audit log has of the gateway, newest first.
  func auditEntries() async throws -> [AuditEntry] {
    let scope = AuditScope.gateway(GatewayScope(ownWork: ()))
    return try await dependencies.audit.entries(matching: AuditFilter(), page: PageRequest(limit: 1000), in: scope)
      .items
      .filter { $0.tenantID == nil }
  }
}
