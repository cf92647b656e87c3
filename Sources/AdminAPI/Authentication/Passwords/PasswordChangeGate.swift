internal import Hummingbird
internal import Moderation

/// Stops operators who still have a one-time password, so that it stays one.
struct PasswordChangeGate: RouterMiddleware {
  func handle(
    _ request: Request, context: AuthenticatedContext,
    next: (Request, AuthenticatedContext) async throws -> Response
  ) async throws -> Response {
    guard !context.caller.operator.mustChangePassword else { throw Problem.passwordChangeRequired }
    return try await next(request, context)
  }
}
