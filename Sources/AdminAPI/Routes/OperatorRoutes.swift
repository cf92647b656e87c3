internal import HTTPTypes
internal import Hummingbird
internal import Moderation
internal import Sealing

/// `/v1/operators`: owners manage who has access.
struct OperatorRoutes {
  let operators: any OperatorStore
  let tenants: any TenantStore
  let hasher: PasswordHasher
  let clock: WallClock

  func add(to group: RouterGroup<AuthenticatedContext>) {
    group.get("/operators") { _, context in
      try ListResponse.make(try await operators.operators(in: context.caller.gateway())) { OperatorOutput($0) }
    }
    group.post("/operators", use: create)
    group.patch("/operators/:operator", use: update)
  }

  @Sendable private func create(_ request: Request, _ context: AuthenticatedContext) async throws -> Response {
    let scope = try context.caller.gateway()
    let input = try OperatorInput(try await RequestBody.json(of: request))
    try await checkGrants(input.tenants, role: input.role, caller: context.caller)
    let password = try SecureRandom.oneTimePassword()
    let new = Operator(
      id: .fresh(), name: input.name, role: input.role, grants: Set(input.tenants), isDisabled: false,
      mustChangePassword: true, createdAt: clock.now())
    try await operators.create(new, passwordHash: try await hasher.hash(password), in: scope)
    return try JSONResponse.make(OperatorOutput(new, oneTimePassword: password), status: .created)
  }

  @Sendable private func update(_ request: Request, _ context: AuthenticatedContext) async throws -> Response {
    let scope = try context.caller.gateway()
    let wanted = OperatorID(context.parameters.get("operator") ?? "")
    guard var changed = try await operators.operators(in: scope).first(where: { $0.id == wanted }) else {
      throw Problem.notFound
    }
    let patch = try OperatorPatch(try await RequestBody.json(of: request))
    // Whoever changes operators stays an owner, so that there is always one.
    if changed.id == context.caller.operator.id, patch.role ?? .owner != .owner || patch.disabled == true {
      throw Problem(.conflict, "own_access", "you cannot take your own access away; let another owner do it")
    }
    changed.role = patch.role ?? changed.role
    changed.grants = patch.tenants.map { Set($0) } ?? (changed.role == .owner ? [] : changed.grants)
    changed.isDisabled = patch.disabled ?? changed.isDisabled
    try await checkGrants(patch.tenants ?? [], role: changed.role, caller: context.caller)
    guard try await operators.update(changed, in: scope) else { throw Problem.notFound }
    return try JSONResponse.make(OperatorOutput(changed))
  }

  private func checkGrants(_ ids: [TenantID], role: Operator.Role, caller: Caller) async throws {
    guard !ids.isEmpty else { return }
    guard role != .owner else { throw Problem.invalidBody("/tenants", "must be empty: an owner may act for all") }
    let known = Set(try await tenants.tenants(in: caller.scopes(of: ids)).map(\.id))
    let faults = ids.enumerated().filter { !known.contains($0.element) }.map {
      Problem.FieldError(path: "/tenants/\($0.offset)", message: "there is no such tenant")
    }
    guard faults.isEmpty else { throw Problem.invalidBody(faults) }
  }
}
