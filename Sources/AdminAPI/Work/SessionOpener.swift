internal import HTTPTypes
internal import Hummingbird
internal import Moderation
internal import Sealing

/// Begins sessions. A program gets the token in the answer; a browser gets it as a cookie that no script can read, and what
/// to send with changes instead.
struct SessionOpener: Sendable {
  let sessions: any SessionStore
  let limits: SessionLimits
  let clock: WallClock

  func open(
    for operator: Operator, asCookie: Bool, _ request: Request, _ context: AdminContext
  ) async throws -> Response {
    let token = try AccessToken.session()
    let now = clock.now()
    let session = Session(
      operatorID: `operator`.id, tokenDigest: token.digest, createdAt: now, expiresAt: now + limits.lifetime,
      address: context.remoteAddress, userAgent: UserAgent.shown(request.headers[.userAgent]))
    try await sessions.create(session)
    var response = try JSONResponse.make(
      LoginOutput(session, of: `operator`, token: token.secret, asCookie: asCookie), status: .created)
    if asCookie {
      response.setCookie(SessionCookie(isHTTPS: context.isHTTPS).carrying(token.secret, for: limits.lifetime))
    }
    return response
  }
}
