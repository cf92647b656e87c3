internal import HTTPTypes
internal import Hummingbird

/// Refuses a body where there is nothing to be said. Answers that end when their reader goes watch the connection, and
/// behind a body that nobody reads they would see nothing of it.
struct BodyGate: RouterMiddleware {
  private static let bodiless: Set<HTTPRequest.Method> = [.get, .head]

  func handle(
    _ request: Request, context: AdminContext, next: (Request, AdminContext) async throws -> Response
  ) async throws -> Response {
    let length = request.headers[.contentLength]
    let hasBody = request.headers[.transferEncoding] != nil || length != nil && length != "0"
    guard !hasBody || !Self.bodiless.contains(request.method) else {
      throw Problem(
        .badRequest, "invalid_header", "\(request.method) takes no body: leave it out, and its length with it",
        headers: [.connection: "close"])
    }
    return try await next(request, context)
  }
}
