internal import HTTPTypes
internal import Hummingbird
internal import Moderation

/// `/v1/operators/me`: what an operator may know and change about itself, with a one-time password as well.
struct OwnAccountRoutes {
  let operators: any OperatorStore
  let gate: LoginGate
  let policy: PasswordPolicy
  let clock: WallClock

  func add(to group: RouterGroup<AuthenticatedContext>) {
    group.get("/operators/me") { _, context in
      try JSONResponse.make(OperatorOutput(context.caller.operator))
    }
    group.post("/operators/me/password", use: changePassword)
  }

  @Sendable private func changePassword(
    _ request: Request, _ context: AuthenticatedContext
  ) async throws -> Response {
    let caller = context.caller
    let input = try PasswordInput(try await RequestBody.json(of: request), of: caller.operator.name, policy)
    try await gate.confirm(
      password: input.currentPassword, at: "/current_password", of: caller, origin: LoginAttempt.Origin(context))
    try await operators.setPassword(
      hash: try await gate.hasher.hash(input.newPassword), of: caller.operator.id, keeping: try caller.session.id,
      by: caller.principal.actor, at: clock.now())
    return Response(status: .noContent)
  }
}
