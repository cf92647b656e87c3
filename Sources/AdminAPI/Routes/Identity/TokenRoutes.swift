internal import HTTPTypes
internal import Hummingbird
internal import Moderation
internal import Sealing

/// `/v1/tokens`: one's own tokens for programs.
struct TokenRoutes {
  let tokens: any TokenStore
  let tenants: any TenantStore
  let clock: WallClock

  func add(to group: RouterGroup<AuthenticatedContext>) {
    group.get("/tokens") { request, context in try await tokens.list(request, context.caller.own) }
    group.post("/tokens", use: create)
    group.delete("/tokens/:token") { _, context in
      try await tokens.revoke(in: context, at: clock.now(), context.caller.own)
    }
  }

  @Sendable private func create(_ request: Request, _ context: AuthenticatedContext) async throws -> Response {
    let caller = context.caller
    let input = try TokenInput(try await RequestBody.json(of: request))
    try await check(input.tenants ?? [], of: caller)
    let fresh = try AccessToken.program()
    let now = clock.now()
    let token = APIToken(
      id: .fresh(), operatorID: caller.operator.id, name: input.name, digest: fresh.digest, lastFour: fresh.lastFour,
      scopes: Set(input.scopes), tenants: input.tenants.map { Set($0) }, createdAt: now,
      expiresAt: now + input.lifetime)
    guard try await tokens.create(token, in: caller.own) else {
      throw Problem(
        .conflict, "too_many_tokens", "you have \(APIToken.most) usable tokens already; revoke one that is not needed")
    }
    return try JSONResponse.make(TokenOutput(token, secret: fresh.secret), status: .created)
  }

  private func check(_ ids: [TenantID], of caller: Caller) async throws {
    let known = Set(try await tenants.tenants(in: caller.scopes(of: ids)).map(\.id))
    let faults = ids.enumerated().filter { !known.contains($0.element) }.map {
      Problem.FieldError(path: "/tenants/\($0.offset)", message: "there is no such tenant")
    }
    guard faults.isEmpty else { throw Problem.invalidBody(faults) }
  }
}

extension TokenStore {
  func list(_ request: Request, _ scope: OperatorScope) async throws -> Response {
    let page = try QueryFields.page(of: request)
    return try ListResponse.make(try await tokens(page: page, in: scope), for: request) { TokenOutput($0) }
  }

  /// Revokes the token that the path names; `notFound` where it is not the operator's.
  func revoke(in context: AuthenticatedContext, at moment: Timestamp, _ scope: OperatorScope) async throws -> Response {
    guard let id = APITokenID(context.parameters.get("token") ?? ""), try await revoke(id, at: moment, in: scope)
    else { throw Problem.notFound }
    return Response(status: .noContent)
  }
}
