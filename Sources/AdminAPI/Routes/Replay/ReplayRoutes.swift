internal import Hummingbird
internal import Moderation

/// `/v1/tenants/{tenant}/replays`: stored comments are decided once more by the rules in force, and what comes of it is
/// carried out only once it was compared.
struct ReplayRoutes {
  let tenants: any TenantStore
  let accounts: any AccountStore
  let replays: any ReplayStore
  let jobs: JobRoutes<ReplayJob, ReplayOutput>
  let clock: WallClock

  func add(to group: RouterGroup<AuthenticatedContext>) {
    group.post("/tenants/:tenant/replays", use: compare)
    group.post("/tenants/:tenant/replays/:replay/act", use: act)
  }

  @Sendable private func compare(_ request: Request, _ context: AuthenticatedContext) async throws -> Response {
    let scope = try await context.caller.tenant(in: context, atLeast: .manager, from: tenants).scope
    let now = clock.now()
    let input = try ReplayInput(try await RequestBody.optionalJSON(of: request), at: now)
    _ = try await accounts.required(input.selection.accountID, in: scope)
    return try await begun(job(input.selection, .compare, context, scope, now)) { job in
      try await replays.compare(job, in: scope)
    }
  }

  @Sendable private func act(_ request: Request, _ context: AuthenticatedContext) async throws -> Response {
    let scope = try await context.caller.tenant(in: context, atLeast: .manager, from: tenants).scope
    let compared = try await jobs.job(in: context, scope)
    guard compared.mode == .compare, compared.state == .done else {
      throw Problem(
        .conflict, "not_compared",
        "only a comparison that is done can be carried out; this is a replay of mode \(compared.mode.name) that is "
          + "\(compared.state.name)")
    }
    var job = job(compared.selection, .act, context, scope, clock.now())
    job.comparedIn = compared.id
    do {
      return try await begun(job) { try await replays.act($0, in: scope) }
    } catch StorageError.stale {
      throw Problem(
        .conflict, "rules_changed", "the rules have changed since they were compared; compare once more, then act")
    }
  }

  private func job(
    _ selection: ReplaySelection, _ mode: ReplayJob.Mode, _ context: AuthenticatedContext, _ scope: TenantScope,
    _ now: Timestamp
  ) -> ReplayJob {
    ReplayJob(
      id: .fresh(at: now), tenantID: scope.tenantID, selection: selection, mode: mode,
      createdBy: context.caller.operator.id, createdAt: now, updatedAt: now)
  }

  private func begun(_ job: ReplayJob, _ begin: (ReplayJob) async throws -> Void) async throws -> Response {
    do {
      try await begin(job)
    } catch StorageError.conflict {
      throw Problem(
        .conflict, "replay_running", "a replay of the tenant's comments is running; wait for it, or cancel it")
    }
    return try jobs.begun(job)
  }
}
