internal import HTTPTypes
internal import Hummingbird
internal import Moderation

/// `/v1/operators/me`: what an operator may know and change about itself, with a one-time password as well.
struct OwnAccountRoutes {
  let operators: any OperatorStore
  let gate: LoginGate
  let hasher: PasswordHasher

  func add(to group: RouterGroup<AuthenticatedContext>) {
    group.get("/operators/me") { _, context in
      try JSONResponse.make(OperatorOutput(context.caller.operator))
    }
    group.post("/operators/me/password") { request, context in
      let input = try PasswordInput(try await RequestBody.json(of: request))
      let caller = context.caller
      do {
        _ = try await gate.check(
          name: caller.operator.name, password: input.currentPassword, address: context.remoteAddress)
      } catch let problem as Problem where problem.code == "invalid_credentials" {
        throw Problem.invalidBody("/current_password", "is wrong")
      }
      try await operators.setPassword(
        hash: try await hasher.hash(input.newPassword), of: caller.operator.id, keeping: try caller.session.id)
      return Response(status: .noContent)
    }
  }
}
