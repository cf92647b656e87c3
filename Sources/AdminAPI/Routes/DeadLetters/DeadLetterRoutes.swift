internal import Hummingbird
internal import Moderation

/// `/v1/tenants/{tenant}/dead-letters`: actions that were given up, and their retry in bulk, which wants what a preview
/// has shown.
struct DeadLetterRoutes {
  let tenants: any TenantStore
  let accounts: any AccountStore
  let deadLetters: any DeadLetterStore
  let confirmations: RetryConfirmations
  let retries: any RetryStore
  let jobs: JobRoutes<RetryJob, RetryJobOutput>
  let clock: WallClock

  func add(to group: RouterGroup<AuthenticatedContext>) {
    group.get("/tenants/:tenant/dead-letters") { request, context in
      let scope = try await context.caller.tenant(in: context, atLeast: .moderator, from: tenants).scope
      var query = QueryFields(request)
      let filter = DeadLetterFilter(&query)
      let page = query.page()
      try query.finish()
      return try ListResponse.make(
        try await deadLetters.deadLetters(matching: filter, page: page, in: scope), for: request
      ) { ActionOutput($0) }
    }
    group.post("/tenants/:tenant/dead-letters/preview") { request, context in
      let scope = try await context.caller.tenant(in: context, atLeast: .manager, from: tenants).scope
      let input = try DeadLetterInput(try await RequestBody.optionalJSON(of: request), isConfirmed: false)
      _ = try await accounts.required(input.filter.accountID, in: scope)
      let (summary, confirmation) = try await confirmations.give(for: input.filter, at: clock.now(), in: scope)
      return try JSONResponse.make(DeadLetterSummaryOutput(summary, confirmation))
    }
    group.post("/tenants/:tenant/dead-letters/retry", use: retry)
  }

  @Sendable private func retry(_ request: Request, _ context: AuthenticatedContext) async throws -> Response {
    let scope = try await context.caller.tenant(in: context, atLeast: .manager, from: tenants).scope
    let input = try DeadLetterInput(try await RequestBody.json(of: request), isConfirmed: true)
    _ = try await accounts.required(input.filter.accountID, in: scope)
    let now = clock.now()
    let filter = try await confirmations.take(input.confirmation, for: input.filter, at: now, in: scope)
    let job = RetryJob(
      id: .fresh(at: now), tenantID: scope.tenantID, filter: filter, createdBy: context.caller.operator.id,
      createdAt: now, updatedAt: now)
    do {
      try await retries.create(job, in: scope)
    } catch StorageError.conflict {
      throw Problem(
        .conflict, "retry_running",
        "the tenant's dead letters are being retried already; wait for that job, or cancel it")
    }
    return try jobs.begun(job)
  }
}
