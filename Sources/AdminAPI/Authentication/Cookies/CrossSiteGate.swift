internal import HTTPTypes
internal import Hummingbird

/// Stops changes that another site makes a browser ask for. Only cookies need it, since nothing else is sent by itself.
struct CrossSiteGate: RouterMiddleware {
  let site: AdminSite

  func handle(
    _ request: Request, context: AuthenticatedContext,
    next: (Request, AuthenticatedContext) async throws -> Response
  ) async throws -> Response {
    if let expected = context.caller.csrfToken, ![.get, .head, .options].contains(request.method) {
      guard !site.isForeign(request, isHTTPS: context.isHTTPS) else { throw Problem.foreignPage }
      guard let presented = request.headers[Self.header], CSRFToken.isEqual(presented, to: expected) else {
        throw Problem(
          .forbidden, "csrf",
          "send the session's csrf_token, which GET /v1/sessions/current answers, as X-CSRF-Token with every change")
      }
    }
    return try await next(request, context)
  }

  private static let header = HTTPField.Name("X-CSRF-Token")!
}
