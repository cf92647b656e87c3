internal import HTTPTypes
internal import Hummingbird
internal import Moderation

/// `/v1/tenants/{tenant}/erasures`: what the tenant holds of a TikTok user is erased, and the receipts for it.
struct ErasureRoutes {
  let tenants: any TenantStore
  let erasures: any ErasureStore
  let clock: WallClock

  func add(to group: RouterGroup<AuthenticatedContext>) {
    group.post("/tenants/:tenant/erasures", use: create)
    group.get("/tenants/:tenant/erasures") { request, context in
      let scope = try await context.caller.tenant(in: context, atLeast: .manager, from: tenants).scope
      let page = try QueryFields.page(of: request)
      let found = try await erasures.erasures(page: page, in: scope)
      return try ListResponse.make(found, for: request) { ErasureOutput($0) }
    }
    group.get("/tenants/:tenant/erasures/:erasure") { _, context in
      let scope = try await context.caller.tenant(in: context, atLeast: .manager, from: tenants).scope
      guard let id = ErasureID(context.parameters.get("erasure") ?? ""),
        let erasure = try await erasures.erasure(id, in: scope)
      else { throw Problem.notFound }
      return try JSONResponse.make(ErasureOutput(erasure))
    }
  }

  @Sendable private func create(_ request: Request, _ context: AuthenticatedContext) async throws -> Response {
    let scope = try await context.caller.tenant(in: context, atLeast: .manager, from: tenants).scope
    let input = try ErasureInput(try await RequestBody.json(of: request))
    let now = clock.now()
    let erasure = Erasure(
      id: .fresh(at: now), tenantID: scope.tenantID, accountID: input.account,
      subjectDigest: input.subject.digest, requestedBy: context.caller.operator.id, createdAt: now)
    do {
      try await erasures.create(erasure, of: input.subject, in: scope)
    } catch StorageError.reference {
      throw Problem.invalidBody("/account", "the tenant has no such account")
    }
    return try JSONResponse.make(
      ErasureOutput(erasure), status: .accepted,
      headers: [.location: "/v1/tenants/\(scope.tenantID)/erasures/\(erasure.id)"])
  }
}
