internal import HTTPTypes
internal import Hummingbird
internal import Moderation

/// Holds programs to the scopes of their tokens, by the route that was found. Sessions pass: what people may do is a matter
/// of their role.
struct ScopeGate: RouterMiddleware {
  func handle(
    _ request: Request, context: AuthenticatedContext,
    next: (Request, AuthenticatedContext) async throws -> Response
  ) async throws -> Response {
    let access = context.endpointPath.flatMap { RouteScopes.access(request.method, $0) }
    try context.caller.require(access ?? .sessionOnly)
    return try await next(request, context)
  }
}

extension Caller {
  /// Throws `session_required` or `insufficient_scope` where a token does not reach.
  func require(_ access: RouteAccess) throws(Problem) {
    guard let token = principal.token else { return }
    switch access {
    case .anyToken: return
    case .sessionOnly: throw .sessionRequired
    case .scope(let scope): guard token.scopes.contains(scope) else { throw .insufficientScope(scope) }
    }
  }
}
