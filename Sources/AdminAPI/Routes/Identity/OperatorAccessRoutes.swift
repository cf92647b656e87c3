internal import HTTPTypes
internal import Hummingbird
internal import Moderation

/// `/v1/operators/{operator}/sessions` and `…/tokens`: owners see how somebody gets in, and can end it.
struct OperatorAccessRoutes {
  let operators: any OperatorStore
  let sessions: any SessionStore
  let tokens: any TokenStore
  let limits: SessionLimits
  let clock: WallClock

  func add(to group: RouterGroup<AuthenticatedContext>) {
    group.get("/operators/:operator/sessions") { _, context in
      let found = try await sessions.sessions(
        activeAt: clock.now(), idleLimit: limits.idle, in: try await scope(in: context))
      let current = try? context.caller.session.id
      return try ListResponse.make(found) { SessionOutput($0, isCurrent: $0.id == current) }
    }
    group.delete("/operators/:operator/sessions") { _, context in
      try await sessions.endAll(except: nil, at: clock.now(), in: try await scope(in: context))
      return Response(status: .noContent)
    }
    group.delete("/operators/:operator/sessions/:session") { _, context in
      try await sessions.end(in: context, at: clock.now(), try await scope(in: context))
    }
    group.get("/operators/:operator/tokens") { request, context in
      try await tokens.list(request, try await scope(in: context))
    }
    group.delete("/operators/:operator/tokens/:token") { _, context in
      try await tokens.revoke(in: context, at: clock.now(), try await scope(in: context))
    }
  }

  /// The operator that the path names. `forbidden` unless an owner asks; `notFound` where there is none.
  private func scope(in context: AuthenticatedContext) async throws -> OperatorScope {
    let gateway = try context.caller.gateway()
    guard let id = OperatorID(context.parameters.get("operator") ?? ""),
      try await operators.operators(in: gateway).contains(where: { $0.id == id })
    else { throw Problem.notFound }
    return OperatorScope(of: id, in: gateway)
  }
}
