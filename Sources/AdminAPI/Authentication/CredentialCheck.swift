internal import Hummingbird
internal import Moderation
internal import Sealing

/// Finds out who sent a request, and as what: with a session, with a browser's cookie, with a program's token.
struct CredentialCheck: Sendable {
  let sessions: any SessionStore
  let tokens: any TokenStore
  let usage: UsageRecorder
  let limits: SessionLimits
  /// Hears of tokens that are good no more.
  let refusals: BoundedAudit
  let clock: WallClock

  /// Throws `unauthenticated`, saying what is wrong with what was presented to whoever presented it.
  func caller(of request: Request, in context: AdminContext) async throws -> Caller {
    switch PresentedCredential(in: request, cookie: SessionCookie(isHTTPS: context.isHTTPS)) {
    case nil: throw Problem.unauthenticated
    case .bearer(let secret) where secret.hasPrefix("gh_"): return try await program(secret, request, context)
    case .bearer(let secret):
      let (session, caller) = try await person(secret, context)
      return Caller(principal: principal(caller, context), credential: .session(session))
    case .cookie(let secret):
      let (session, caller) = try await person(secret, context)
      return Caller(
        principal: principal(caller, context),
        credential: .cookie(session, csrfToken: CSRFToken.make(for: secret)))
    }
  }

  /// Who presents this now; nil where it is good no more. Asked again and again while an answer is being sent, it leaves
  /// no trace: neither of a use nor of a refusal.
  func holder(of credential: PresentedCredential) async throws -> Principal? {
    let now = clock.now()
    switch credential {
    case .bearer(let secret) where secret.hasPrefix("gh_"):
      guard let (token, owner) = try await tokens.token(digest: AccessToken.digest(of: secret)),
        fault(of: token, owner, at: now) == nil
      else { return nil }
      return Principal(owner, token: token)
    case .bearer(let secret), .cookie(let secret):
      return try await session(secret, at: now).map { Principal($0.operator) }
    }
  }

  private func principal(_ operator: Operator, token: APIToken? = nil, _ context: AdminContext) -> Principal {
    Principal(`operator`, token: token, address: context.remoteAddress, requestID: context.id)
  }

  private func person(_ secret: String, _ context: AdminContext) async throws -> (Session, Operator) {
    let now = clock.now()
    guard let found = try await session(secret, at: now) else {
      throw Problem.invalidToken("this session is over or never was; log in again")
    }
    // What a browser asks by itself is no sign of anybody.
    if !LiveRoutes.unattended.contains(context.endpointPath ?? "") { usage.note(found.session, at: now) }
    return found
  }

  private func session(_ secret: String, at now: Timestamp) async throws -> (session: Session, operator: Operator)? {
    guard secret.hasPrefix("ghs_"), secret.utf8.count <= Self.longestSecret else { return nil }
    return try await sessions.session(
      tokenDigest: AccessToken.digest(of: secret), activeAt: now, idleLimit: limits.idle)
  }

  private func program(_ secret: String, _ request: Request, _ context: AdminContext) async throws -> Caller {
    guard AccessToken.isProgramToken(secret) else {
      throw Problem.invalidToken("this is not a whole token: a character is missing, added or changed")
    }
    guard let (token, caller) = try await tokens.token(digest: AccessToken.digest(of: secret)) else {
      throw Problem.invalidToken("this token is not one of this gateway's")
    }
    let now = clock.now()
    let principal = principal(caller, token: token, context)
    if let fault = fault(of: token, caller, at: now) {
      // The route and not the path, which can be made up without end.
      await refusals.record(
        .accessRefused, "\(request.method.rawValue) \(context.endpointPath ?? "unknown route")", detail: fault,
        by: principal.actor, of: nil, at: now, logger: context.logger)
      throw Problem.invalidToken(fault)
    }
    usage.note(token, at: now)
    return Caller(principal: principal, credential: .token(token))
  }

  private func fault(of token: APIToken, _ owner: Operator, at now: Timestamp) -> String? {
    if token.revokedAt != nil { return "this token was revoked" }
    if !token.isUsable(at: now) { return "this token expired on \(token.expiresAt)" }
    return owner.isDisabled ? "the operator that this token acts for is disabled" : nil
  }

  /// More than any of ours has.
  private static let longestSecret = 256
}
