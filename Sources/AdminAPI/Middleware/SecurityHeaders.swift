internal import HTTPTypes
internal import Hummingbird

/// Headers that keep browsers and caches from doing more with an answer than was meant.
struct SecurityHeaders: RouterMiddleware {
  func handle(
    _ request: Request, context: AdminContext, next: (Request, AdminContext) async throws -> Response
  ) async throws -> Response {
    var response = try await next(request, context)
    response.headers[.xContentTypeOptions] = "nosniff"
    response.headers[Self.referrerPolicy] = "no-referrer"
    response.headers[Self.resourcePolicy] = "same-origin"
    // A route that answers with a page says what that page may do.
    if response.headers[.contentSecurityPolicy] == nil { response.headers[.contentSecurityPolicy] = Self.nothing }
    if context.isHTTPS { response.headers[.strictTransportSecurity] = "max-age=31536000; includeSubDomains" }
    if request.uri.path.hasPrefix("/v1") { response.headers[.cacheControl] = "no-store" }
    return response
  }

  /// What is no page loads nothing, runs nothing and is framed nowhere.
  private static let nothing = "default-src 'none'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'"
  private static let referrerPolicy = HTTPField.Name("Referrer-Policy")!
  private static let resourcePolicy = HTTPField.Name("Cross-Origin-Resource-Policy")!
}
