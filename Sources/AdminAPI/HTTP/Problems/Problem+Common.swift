internal import HTTPTypes
internal import Moderation

/// The problems that more than one route has.
extension Problem {
  /// The same for what does not exist and for what belongs to another tenant, so that nobody learns which ids exist.
  static let notFound = Problem(.notFound, "not_found", "there is no such thing here")

  /// The same to whoever asks, and kept as a refusal.
  static let notTheirs: Problem = {
    var problem = notFound
    problem.isRefusal = true
    return problem
  }()

  /// `allowed` is as the header `Allow` wants it: `GET, HEAD`.
  static func methodNotAllowed(_ allowed: String) -> Problem {
    Problem(.methodNotAllowed, "method_not_allowed", "this path takes \(allowed)", headers: [.allow: allowed])
  }

  static let forbidden = Problem(.forbidden, "forbidden", "your role does not allow this")

  static let unauthenticated = Problem(
    .unauthorized, "unauthenticated",
    "send Authorization: Bearer with a token (gh_…), or with that of a session (ghs_…) from POST /v1/sessions",
    headers: [.wwwAuthenticate: challenge])

  /// For a credential that is not good any more or never was. `reason` must be fit for a quoted string.
  static func invalidToken(_ reason: String) -> Problem {
    Problem(
      .unauthorized, "unauthenticated", reason,
      headers: [.wwwAuthenticate: "\(challenge), error=\"invalid_token\", error_description=\"\(reason)\""])
  }

  static func insufficientScope(_ scope: AccessScope) -> Problem {
    Problem(
      .forbidden, "insufficient_scope", "this token lacks the scope \(scope.rawValue)",
      headers: [.wwwAuthenticate: "\(challenge), error=\"insufficient_scope\", scope=\"\(scope.rawValue)\""])
  }

  static let sessionRequired = Problem(
    .forbidden, "session_required", "a token cannot do this; log in with POST /v1/sessions")

  static let foreignPage = Problem(
    .forbidden, "csrf",
    "a page of another site sent this; if it is your own console, set admin.public.url to its address")

  /// RFC 6750's.
  static let challenge = "Bearer realm=\"gatehouse\""

  static let passwordChangeRequired = Problem(
    .forbidden, "password_change_required",
    "this is a one-time password; replace it with POST /v1/operators/me/password first")

  static func notRunning(_ state: JobState) -> Problem {
    Problem(.conflict, "not_running", "the job is \(state.name), so there is nothing to cancel")
  }

  static func invalidBody(_ errors: [FieldError]) -> Problem {
    Problem(.unprocessableContent, "invalid_body", "the body is not as this route wants it", errors: errors)
  }

  static func invalidBody(_ path: String, _ message: String) -> Problem {
    invalidBody([FieldError(path: path, message: message)])
  }

  static func invalidQuery(_ errors: [FieldError]) -> Problem {
    Problem(.badRequest, "invalid_query", "the query is not as this route wants it", errors: errors)
  }

  /// For logs and metrics alone: nobody is there to read it. The status is what proxies log for that.
  static let clientGone = Problem(
    .init(code: 499, reasonPhrase: "Client Closed Request"), "client_gone", "the client went before its answer was made"
  )
}
