internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import Moderation
internal import Sealing

/// Finds out who sent a request by its bearer token; `unauthenticated` where it cannot tell.
struct Authenticator: RouterMiddleware {
  let sessions: any SessionStore
  let clock: WallClock

  func handle(
    _ request: Request, context: AdminContext, next: (Request, AdminContext) async throws -> Response
  ) async throws -> Response {
    guard let caller = try await caller(of: request, in: context) else { throw Problem.unauthenticated }
    var context = context
    context.caller = caller
    context.logger[metadataKey: "operator"] = .stringConvertible(caller.operator.id)
    return try await next(request, context)
  }

  /// Nil for somebody unknown.
  func caller(of request: Request, in context: AdminContext) async throws -> Caller? {
    guard let token = BearerToken.read(from: request.headers), token.hasPrefix("ghs_"),
      let (session, found) = try await sessions.session(tokenDigest: AccessToken.digest(of: token), at: clock.now())
    else { return nil }
    return Caller(
      principal: Principal(found, address: context.remoteAddress, requestID: context.id), session: session)
  }
}
