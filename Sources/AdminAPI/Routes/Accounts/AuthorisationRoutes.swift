internal import HTTPTypes
internal import Hummingbird
internal import Moderation

/// `/v1/tenants/{tenant}/authorisations`: links by which creators let us act for their accounts.
struct AuthorisationRoutes {
  let tenants: any TenantStore
  let authorisations: any AuthorisationStore
  let linker: any AuthorisationLinking
  let clock: WallClock

  func add(to group: RouterGroup<AuthenticatedContext>) {
    group.post("/tenants/:tenant/authorisations", use: create)
    group.get("/tenants/:tenant/authorisations") { request, context in
      let scope = try await context.caller.tenant(in: context, atLeast: .manager, from: tenants).scope
      let page = try QueryFields.page(of: request)
      let now = clock.now()
      return try ListResponse.make(try await authorisations.authorisations(page: page, in: scope), for: request) {
        AuthorisationOutput($0, at: now)
      }
    }
    group.get("/tenants/:tenant/authorisations/:authorisation") { _, context in
      let scope = try await context.caller.tenant(in: context, atLeast: .manager, from: tenants).scope
      return try JSONResponse.make(AuthorisationOutput(try await required(in: context, scope), at: clock.now()))
    }
    group.delete("/tenants/:tenant/authorisations/:authorisation") { _, context in
      let scope = try await context.caller.tenant(in: context, atLeast: .manager, from: tenants).scope
      let authorisation = try await required(in: context, scope)
      let now = clock.now()
      guard try await authorisations.revoke(authorisation.id, at: now, in: scope) else {
        let state = try await required(in: context, scope).state(at: now).rawValue
        throw Problem(.conflict, "not_waiting", "the link is \(state), so there is nothing to take back")
      }
      return Response(status: .noContent)
    }
  }

  @Sendable private func create(_ request: Request, _ context: AuthenticatedContext) async throws -> Response {
    let scope = try await context.caller.tenant(in: context, atLeast: .manager, from: tenants).scope
    let input = try AuthorisationInput(try await RequestBody.json(of: request))
    let (authorisation, url) = try await linker.link(for: input.request, in: scope)
    return try JSONResponse.make(
      AuthorisationOutput(authorisation, at: authorisation.createdAt, url: url), status: .created,
      headers: [.location: "/v1/tenants/\(scope.tenantID)/authorisations/\(authorisation.id)"])
  }

  private func required(in context: AuthenticatedContext, _ scope: TenantScope) async throws -> Authorisation {
    guard let id = AuthorisationID(context.parameters.get("authorisation") ?? ""),
      let authorisation = try await authorisations.authorisation(id, in: scope)
    else { throw Problem.notFound }
    return authorisation
  }
}
