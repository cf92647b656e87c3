internal import HTTPTypes
internal import Hummingbird
internal import Moderation

/// `/v1/operators`: owners manage who has access. New operators come by invitation.
struct OperatorRoutes {
  let operators: any OperatorStore
  let factors: any SecondFactorStore
  let grants: GrantCheck
  let clock: WallClock

  func add(to group: RouterGroup<AuthenticatedContext>) {
    group.get("/operators") { _, context in
      try ListResponse.make(try await operators.operators(in: context.caller.gateway())) { OperatorOutput($0) }
    }
    group.get("/operators/:operator") { _, context in
      try answer(try await known(context, in: context.caller.gateway()))
    }
    group.patch("/operators/:operator", use: update)
    group.delete("/operators/:operator/second-factor", use: takeOffSecondFactor)
  }

  @Sendable private func update(_ request: Request, _ context: AuthenticatedContext) async throws -> Response {
    let scope = try context.caller.gateway()
    let before = try await known(context, in: scope)
    let patch = try OperatorPatch(try await RequestBody.json(of: request))
    let basis = try ContentTag.basis(in: request.headers, now: before, Self.tag)
    if before.id == context.caller.operator.id, patch.role ?? .owner != .owner || patch.disabled == true {
      throw Problem.ownAccess
    }
    try await grants.check(patch.tenants ?? [], of: patch.role ?? before.role, caller: context.caller)
    let change = OperatorChange(role: patch.role, grants: patch.tenants.map { Set($0) }, isDisabled: patch.disabled)
    switch try await operators.update(before.id, change, basedOn: basis, in: scope, at: clock.now()) {
    case .updated(let after): return try answer(after)
    case .unknownOperator: throw Problem.notFound
    case .lastOwner: throw Problem.lastOwner
    case .sessionRequired: throw Problem.sessionRequired
    }
  }

  /// For somebody who lost it; ends its sessions.
  @Sendable private func takeOffSecondFactor(
    _ request: Request, _ context: AuthenticatedContext
  ) async throws -> Response {
    let scope = try context.caller.gateway()
    let known = try await known(context, in: scope)
    // One's own is disabled with password and code.
    guard known.id != context.caller.operator.id else { throw Problem.ownAccess }
    guard try await factors.remove(of: known.id, keeping: nil, by: scope.actor, at: clock.now()) else {
      throw Problem.noSecondFactor
    }
    return Response(status: .noContent)
  }

  private func answer(_ operator: Operator) throws -> Response {
    try JSONResponse.make(OperatorOutput(`operator`), headers: Self.tag(`operator`).header)
  }

  /// Of what can be changed here: passwords and second factors are their owner's, and change meanwhile.
  private static func tag(_ operator: Operator) throws -> ContentTag { try ContentTag(OperatorAccess(`operator`)) }

  private func known(_ context: AuthenticatedContext, in scope: GatewayScope) async throws -> Operator {
    guard let id = OperatorID(context.parameters.get("operator") ?? ""),
      let found = try await operators.operator(id, in: scope)
    else { throw Problem.notFound }
    return found
  }
}

/// What the owner decides about an operator.
private struct OperatorAccess: Encodable {
  var role: Operator.Role
  var tenants: [TenantID]
  var disabled: Bool

  init(_ operator: Operator) {
    role = `operator`.role
    tenants = `operator`.grants.sorted()
    disabled = `operator`.isDisabled
  }
}
