internal import Hummingbird
internal import Moderation

/// Stops operators who must have a second factor and have none.
struct SecondFactorGate: RouterMiddleware {
  let requirement: SecondFactorRequirement

  func handle(
    _ request: Request, context: AuthenticatedContext,
    next: (Request, AuthenticatedContext) async throws -> Response
  ) async throws -> Response {
    guard !requirement.isUnmet(by: context.caller) else { throw Problem.secondFactorEnrolmentRequired }
    return try await next(request, context)
  }
}
