internal import HTTPTypes
internal import Hummingbird
internal import Moderation

/// `/v1/invitations`: owners invite new operators, and let others set a new password.
struct InvitationRoutes {
  let invitations: any InvitationStore
  let grants: GrantCheck
  let clock: WallClock

  func add(to group: RouterGroup<AuthenticatedContext>) {
    group.get("/invitations") { request, context in
      let scope = try context.caller.gateway()
      let page = try QueryFields.page(of: request)
      let found = try await invitations.invitations(page: page, in: scope, at: clock.now())
      return try ListResponse.make(found, for: request) { InvitationOutput($0) }
    }
    group.post("/invitations", use: create)
    group.delete("/invitations/:invitation") { _, context in
      let scope = try context.caller.gateway()
      guard let id = InvitationID(context.parameters.get("invitation") ?? ""),
        try await invitations.revoke(id, in: scope, at: clock.now())
      else { throw Problem.notFound }
      return Response(status: .noContent)
    }
  }

  @Sendable private func create(_ request: Request, _ context: AuthenticatedContext) async throws -> Response {
    let scope = try context.caller.gateway()
    let input = try InvitationInput(try await RequestBody.json(of: request))
    if case .newOperator(let role, _) = input.invitee {
      try await grants.check(input.tenants, of: role, caller: context.caller)
    }
    let code = try HandedOutCode()
    let now = clock.now()
    let outcome = try await invitations.invite(
      input.name, as: input.invitee, codeDigest: code.digest, until: now + input.lifetime, in: scope, at: now)
    switch outcome {
    case .created(let invitation):
      return try JSONResponse.make(InvitationOutput(invitation, code: code.text), status: .created)
    case .nameTaken:
      throw Problem(
        .conflict, "conflict",
        "there is an operator of that name; leave role and tenants out to let it set a new password",
        errors: [Problem.FieldError(path: "/name", message: "is already taken")])
    case .unknownName:
      throw Problem.invalidBody("/role", "is required: there is no operator of that name yet")
    case .operatorDisabled: throw Problem.operatorDisabled
    }
  }
}
