internal import Hummingbird
internal import Moderation

/// Stops operators who must have a second factor and have none.
struct SecondFactorGate: RouterMiddleware {
  let requirement: SecondFactorRequirement

  func handle(
    _ request: Request, context: AuthenticatedContext,
    next: (Request, AuthenticatedContext) async throws -> Response
  ) async throws -> Response {
    try check(context.caller)
    return try await next(request, context)
  }

  func check(_ caller: Caller) throws(Problem) {
    guard !requirement.isUnmet(by: caller) else { throw Problem.secondFactorEnrolmentRequired }
  }
}
