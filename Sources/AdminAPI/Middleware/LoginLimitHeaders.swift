internal import HTTPTypes
internal import Hummingbird
internal import Listening

/// Says with each answer to a login how many more may come from the same network. It tells nothing of the name.
struct LoginLimitHeaders: RouterMiddleware {
  let limiter: LoginLimiter

  func handle(
    _ request: Request, context: AdminContext, next: (Request, AdminContext) async throws -> Response
  ) async throws -> Response {
    do {
      var response = try await next(request, context)
      for field in headers(context) { response.headers[field.name] = field.value }
      return response
    } catch var problem as Problem {
      problem.headers.append(contentsOf: headers(context))
      throw problem
    }
  }

  private func headers(_ context: AdminContext) -> HTTPFields {
    limiter.rateLimit(of: context.remoteAddress.flatMap { IPAddress($0)?.network }).headers
  }
}
