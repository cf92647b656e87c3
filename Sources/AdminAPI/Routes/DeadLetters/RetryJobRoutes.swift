internal import HTTPTypes
internal import Hummingbird
internal import Moderation

/// `/v1/tenants/{tenant}/retry-jobs`: how far retries in bulk are.
struct RetryJobRoutes {
  let tenants: any TenantStore
  let retries: any RetryStore
  let clock: WallClock

  func add(to group: RouterGroup<AuthenticatedContext>) {
    group.get("/tenants/:tenant/retry-jobs") { request, context in
      let scope = try await context.caller.tenant(in: context, atLeast: .moderator, from: tenants).scope
      var query = QueryFields(request)
      let page = query.page()
      try query.finish()
      return try ListResponse.make(try await retries.jobs(page: page, in: scope), for: request) { RetryJobOutput($0) }
    }
    group.get("/tenants/:tenant/retry-jobs/:retry") { _, context in
      let scope = try await context.caller.tenant(in: context, atLeast: .moderator, from: tenants).scope
      return try JSONResponse.make(RetryJobOutput(try await job(in: context, scope)))
    }
    group.delete("/tenants/:tenant/retry-jobs/:retry") { _, context in
      let scope = try await context.caller.tenant(in: context, atLeast: .manager, from: tenants).scope
      let job = try await job(in: context, scope)
      guard try await retries.cancel(job.id, at: clock.now(), in: scope) else { throw Problem.notRunning(job.state) }
      return try JSONResponse.make(RetryJobOutput(try await self.job(in: context, scope)))
    }
  }

  private func job(in context: AuthenticatedContext, _ scope: TenantScope) async throws -> RetryJob {
    guard let id = RetryJobID(context.parameters.get("retry") ?? ""), let job = try await retries.job(id, in: scope)
    else { throw Problem.notFound }
    return job
  }
}
