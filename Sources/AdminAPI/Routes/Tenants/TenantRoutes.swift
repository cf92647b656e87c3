internal import HTTPTypes
internal import Hummingbird
internal import Moderation

/// `/v1/tenants`.
struct TenantRoutes {
  let tenants: any TenantStore
  let checker: RuleSetChecker
  let changes: ChangePublisher
  let clock: WallClock

  func add(to group: RouterGroup<AuthenticatedContext>) {
    group.get("/tenants", use: list)
    group.post("/tenants", use: create)
    group.get("/tenants/:tenant") { _, context in
      let granted = try await context.caller.tenant(in: context, atLeast: .viewer, from: tenants)
      return try answer(granted.tenant)
    }
    group.patch("/tenants/:tenant", use: update)
    group.delete("/tenants/:tenant") { _, context in
      let granted = try await context.caller.tenant(in: context, atLeast: .owner, from: tenants)
      guard try await tenants.delete(in: granted.scope, by: context.caller.gateway()) else { throw Problem.notFound }
      try await changes.publish(logger: context.logger)
      return Response(status: .noContent)
    }
  }

  @Sendable private func list(_ request: Request, _ context: AuthenticatedContext) async throws -> Response {
    var query = QueryFields(request)
    let part = query.text("name", .name).map { NamePart($0) }
    let page = query.page()
    try query.finish()
    let caller = context.caller
    guard let ids = caller.principal.tenants else {
      let found = try await tenants.tenants(named: part, page: page, in: caller.gateway())
      return try ListResponse.make(found, for: request) { TenantOutput($0) }
    }
    let granted = try await tenants.tenants(in: caller.scopes(of: Array(ids)))
    let found = granted.filter { part?.isIn($0.name) ?? true }
    return try ListResponse.make(found.sorted { $0.id > $1.id }) { TenantOutput($0) }
  }

  @Sendable private func create(_ request: Request, _ context: AuthenticatedContext) async throws -> Response {
    let gateway = try context.caller.gateway()
    let input = try TenantInput(try await RequestBody.json(of: request))
    let document = try await checker.firstRuleSet(input.ruleSet, by: gateway) ?? .starter
    let now = clock.now()
    let tenant = Tenant(id: .fresh(), name: input.name, isDisabled: false, createdAt: now, updatedAt: now)
    try await tenants.create(
      tenant, ruleSet: document.canonicalJSON, author: input.ruleSet == nil ? nil : context.caller.operator.id,
      in: gateway)
    try await changes.publish(logger: context.logger)
    return try JSONResponse.make(
      TenantOutput(tenant), status: .created, headers: [.location: "/v1/tenants/\(tenant.id)"])
  }

  @Sendable private func update(_ request: Request, _ context: AuthenticatedContext) async throws -> Response {
    let granted = try await context.caller.tenant(in: context, atLeast: .manager, from: tenants)
    let patch = try TenantPatch(try await RequestBody.json(of: request))
    let basis = try ContentTag.basis(in: request.headers, now: granted.tenant, Self.tag)
    var tenant = granted.tenant
    tenant.name = patch.name ?? tenant.name
    tenant.isDisabled = patch.disabled ?? tenant.isDisabled
    tenant.updatedAt = clock.now()
    guard try await tenants.update(tenant, basedOn: basis, in: granted.scope) else { throw Problem.notFound }
    try await changes.publish(logger: context.logger)
    return try answer(tenant)
  }

  private func answer(_ tenant: Tenant) throws -> Response {
    try JSONResponse.make(TenantOutput(tenant), headers: Self.tag(tenant).header)
  }

  private static func tag(_ tenant: Tenant) throws -> ContentTag { try ContentTag(TenantOutput(tenant)) }
}
