internal import Hummingbird
internal import Moderation
internal import Sealing

/// Finds out who sent a request, and as what: with a session, with a browser's cookie, with a program's token.
struct CredentialCheck: Sendable {
  let sessions: any SessionStore
  let tokens: any TokenStore
  let usage: UsageRecorder
  let limits: SessionLimits
  let cookie: SessionCookie
  let clock: WallClock

  /// Throws `unauthenticated`, saying what is wrong with what was presented to whoever presented it.
  func caller(of request: Request, in context: AdminContext) async throws -> Caller {
    switch PresentedCredential(in: request, cookie: cookie) {
    case nil: throw Problem.unauthenticated
    case .bearer(let secret) where secret.hasPrefix("gh_"): return try await program(secret, context)
    case .bearer(let secret):
      let (session, caller) = try await person(secret)
      return Caller(principal: principal(caller, context), credential: .session(session))
    case .cookie(let secret):
      let (session, caller) = try await person(secret)
      return Caller(
        principal: principal(caller, context),
        credential: .cookie(session, csrfToken: CSRFToken.make(for: secret)))
    }
  }

  private func principal(_ operator: Operator, token: APIToken? = nil, _ context: AdminContext) -> Principal {
    Principal(`operator`, token: token, address: context.remoteAddress, requestID: context.id)
  }

  private func person(_ secret: String) async throws -> (Session, Operator) {
    let now = clock.now()
    guard secret.hasPrefix("ghs_"), secret.utf8.count <= Self.longestSecret,
      let found = try await sessions.session(
        tokenDigest: AccessToken.digest(of: secret), activeAt: now, idleLimit: limits.idle)
    else { throw Problem.invalidToken("this session is over or never was; log in again") }
    usage.note(found.session, at: now)
    return found
  }

  private func program(_ secret: String, _ context: AdminContext) async throws -> Caller {
    guard AccessToken.isProgramToken(secret) else {
      throw Problem.invalidToken("this is not a whole token: a character is missing, added or changed")
    }
    guard let (token, caller) = try await tokens.token(digest: AccessToken.digest(of: secret)) else {
      throw Problem.invalidToken("this token is not one of this gateway's")
    }
    let now = clock.now()
    guard token.revokedAt == nil else { throw Problem.invalidToken("this token was revoked") }
    guard token.isUsable(at: now) else { throw Problem.invalidToken("this token expired on \(token.expiresAt)") }
    guard !caller.isDisabled else { throw Problem.invalidToken("the operator that this token acts for is disabled") }
    usage.note(token, at: now)
    return Caller(principal: principal(caller, token: token, context), credential: .token(token))
  }

  /// More than any of ours has.
  private static let longestSecret = 256
}
