internal import Hummingbird
internal import Moderation

/// `/v1/tenants/{tenant}/undo-jobs`, and what one would do: the effects of a version of a rule set are taken back.
struct UndoRoutes {
  let access: RuleOwnerAccess
  let ruleSets: any RuleSetStore
  let undo: any UndoStore
  let jobs: JobRoutes<UndoJob, UndoJobOutput>
  let previewer: UndoPreviewer
  let gate: WorkGate
  let clock: WallClock

  func add(to group: RouterGroup<AuthenticatedContext>) {
    group.post("/tenants/:tenant/rule-set/undo/preview") { request, context in
      let job = try await wanted(request, context).job
      let pass = try gate.enter()
      defer { withExtendedLifetime(pass) {} }
      return try JSONResponse.make(
        UndoPreviewOutput(job, try await previewer.preview(of: job)), headers: pass.rateLimit.headers)
    }
    group.post("/tenants/:tenant/undo-jobs") { request, context in
      let (job, scope) = try await wanted(request, context)
      do {
        try await undo.create(job, in: scope)
      } catch StorageError.conflict {
        throw Problem(
          .conflict, "undo_running", "this version is being undone already; wait for that job, or cancel it")
      }
      return try jobs.begun(job)
    }
  }

  /// The job that a body describes, with a version that was in force and is no longer.
  private func wanted(
    _ request: Request, _ context: AuthenticatedContext
  ) async throws -> (job: UndoJob, scope: TenantScope) {
    let scope = try await access.tenant(in: context, atLeast: .manager)
    let input = try UndoInput(try await RequestBody.json(of: request), at: clock.now())
    let owner = try await owner(input, in: scope)
    try await requireFormer(input.version, of: owner, in: scope)
    let now = clock.now()
    let job = UndoJob(
      id: .fresh(at: now), owner: owner, tenantID: scope.tenantID, version: input.version, received: input.received,
      state: .running, createdBy: context.caller.operator.id, createdAt: now, updatedAt: now)
    return (job, scope)
  }

  private func owner(_ input: UndoInput, in scope: TenantScope) async throws -> RuleSetOwner {
    switch (input.layer, try await access.accounts.required(input.account, in: scope)) {
    case (.account, let account?): .account(account.id, of: scope.tenantID)
    case (.gateway, _): .gateway
    default: .tenant(scope.tenantID)
    }
  }

  /// A version that is in force would hide again what undoing it shows.
  private func requireFormer(_ version: Int64, of owner: RuleSetOwner, in scope: TenantScope) async throws {
    var account: AccountID?
    if case .account(let id, _) = owner { account = id }
    let current = try await ruleSets.layers(for: account, in: scope).first { $0.version.owner.layer == owner.layer }
    guard let current, version <= current.version.version else {
      throw Problem.invalidBody("/version", "there is no such version")
    }
    guard version < current.version.version else {
      throw Problem(
        .conflict, "in_force", "this version is in force; save or restore the rules that are to hold instead first")
    }
  }
}
