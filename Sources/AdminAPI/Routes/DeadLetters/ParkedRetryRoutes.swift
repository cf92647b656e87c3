internal import HTTPTypes
internal import Hummingbird
internal import Moderation

/// Retries parked deliveries, one or all: a tenant's, and those of the gateway.
struct ParkedRetryRoutes {
  let tenants: any TenantStore
  let retrier: ParkedRetrier

  func add(to group: RouterGroup<AuthenticatedContext>) {
    group.post("/tenants/:tenant/parked/:parked/retry") { _, context in
      try await retryOne(in: context, try await tenantScope(in: context))
    }
    group.post("/tenants/:tenant/parked/retry") { request, context in
      try await retryAll(request, in: try await tenantScope(in: context))
    }
    group.post("/parked/:parked/retry") { _, context in
      try await retryOne(in: context, .gateway(try context.caller.gateway()))
    }
    group.post("/parked/retry") { request, context in
      try await retryAll(request, in: .gateway(try context.caller.gateway()))
    }
  }

  private func tenantScope(in context: AuthenticatedContext) async throws -> ParkedScope {
    .tenant(try await context.caller.tenant(in: context, atLeast: .manager, from: tenants).scope)
  }

  private func retryOne(in context: AuthenticatedContext, _ scope: ParkedScope) async throws -> Response {
    guard let id = context.parameters.get("parked").flatMap({ Int64($0) }),
      let outcome = try await retrier.retry(id, in: scope)
    else { throw Problem.notFound }
    return try JSONResponse.make(try ParkedRetryOutput(outcome))
  }

  private func retryAll(_ request: Request, in scope: ParkedScope) async throws -> Response {
    let input = try ParkedRetryInput(try await RequestBody.json(of: request))
    let run = try await retrier.retryAll(
      after: input.start, upTo: input.end, isDry: input.isDry, in: scope)
    return try JSONResponse.make(ParkedRetryRunOutput(run, isDry: input.isDry))
  }
}
