internal import HTTPTypes
internal import Hummingbird
internal import Moderation

/// `/v1/invitations/accept`: whoever has an invitation's code sets a password with it. Nobody need be logged in.
struct AcceptanceRoutes {
  let invitations: any InvitationStore
  let gate: LoginGate
  let policy: PasswordPolicy
  let clock: WallClock

  func add(to group: RouterGroup<AdminContext>) {
    group.post("/invitations/accept", use: accept)
  }

  @Sendable private func accept(_ request: Request, _ context: AdminContext) async throws -> Response {
    let origin = LoginAttempt.Origin(context)
    let input = try AcceptanceInput(try await RequestBody.json(of: request), policy)
    try await gate.admit(from: origin)
    let digest = HandedOutCode.digest(of: input.code)
    guard let invitation = try await invitations.invitation(codeDigest: digest, at: clock.now()) else {
      gate.journal.refusedInvitation(by: origin)
      throw Problem.invalidInvitation
    }
    if let fault = policy.fault(in: input.password, of: invitation.name) {
      throw Problem.invalidBody("/password", fault)
    }
    let accepted = try await invitations.accept(
      codeDigest: digest, passwordHash: try await gate.hasher.hash(input.password), network: origin.network,
      by: origin.actor, at: clock.now())
    guard let accepted else { throw Problem.invalidInvitation }
    return try JSONResponse.make(OperatorOutput(accepted))
  }
}
