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
    guard let token = Self.token(in: request.headers),
      let (session, caller) = try await sessions.session(
        tokenDigest: AccessToken.digest(of: token), at: clock.now())
    else { throw Problem.unauthenticated }
    var context = context
    context.caller = Caller(
      principal: Principal(caller, address: context.remoteAddress, requestID: context.id), session: session)
    context.logger[metadataKey: "operator"] = .stringConvertible(caller.id)
    return try await next(request, context)
  }

  private static func token(in headers: HTTPFields) -> String? {
    guard let value = headers[.authorization], value.utf8.count <= longestHeader else { return nil }
    let parts = value.split(separator: " ", omittingEmptySubsequences: true)
    guard parts.count == 2, parts[0].lowercased() == "bearer", parts[1].hasPrefix("ghs_") else { return nil }
    return String(parts[1])
  }

  /// More than any token of ours needs.
  private static let longestHeader = 256
}
