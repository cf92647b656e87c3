internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import Moderation

/// Turns errors into problems. What its sender may not know is logged here, once, and answered with the request's id
/// alone.
struct ProblemResponder: RouterMiddleware {
  func handle(
    _ request: Request, context: AdminContext, next: (Request, AdminContext) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch {
      return try problem(for: error, logger: context.logger, requestID: context.id).response()
    }
  }

  private func problem(for error: any Error, logger: Logger, requestID: String) -> Problem {
    if let problem = Problem(error) {
      if problem.status.kind == .serverError { logger.warning("refused", metadata: ["reason": "\(problem.code)"]) }
      return problem
    }
    logger.error("a request failed", metadata: ["error": "\(error)"])
    return Problem(
      .internalServerError, "internal", "the gateway failed; its log has the cause under request id \(requestID)")
  }
}
