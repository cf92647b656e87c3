internal import HTTPTypes
internal import Hummingbird
internal import Moderation

/// Keeps in the audit log that somebody who was authenticated was refused.
struct RefusalAudit: RouterMiddleware {
  let bounded: BoundedAudit
  let clock: WallClock

  func handle(
    _ request: Request, context: AuthenticatedContext,
    next: (Request, AuthenticatedContext) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch let problem as Problem where problem.status == .forbidden || problem.isRefusal {
      let principal = context.caller.principal
      let tenant = context.parameters.get("tenant").flatMap { TenantID($0) }
        .flatMap { TenantScope(of: $0, for: principal)?.tenantID }
      // The route and not the path, which can be made up without end.
      await bounded.record(
        .accessRefused, "\(request.method.rawValue) \(context.endpointPath ?? "unknown route")",
        detail: problem.code, by: principal.actor, of: tenant, at: clock.now(), logger: context.logger)
      throw problem
    }
  }
}
