internal import HTTPTypes
internal import Hummingbird

/// Headers that keep browsers and caches from doing more with an answer than was meant.
struct SecurityHeaders: RouterMiddleware {
  func handle(
    _ request: Request, context: AdminContext, next: (Request, AdminContext) async throws -> Response
  ) async throws -> Response {
    var response = try await next(request, context)
    response.headers[.xContentTypeOptions] = "nosniff"
    if request.uri.path.hasPrefix("/v1") { response.headers[.cacheControl] = "no-store" }
    return response
  }
}
