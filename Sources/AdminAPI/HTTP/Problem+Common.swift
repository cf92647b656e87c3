internal import HTTPTypes

/// The problems that more than one route has.
extension Problem {
  /// The same for what does not exist and for what belongs to another tenant, so that nobody learns which ids exist.
  static let notFound = Problem(.notFound, "not_found", "there is no such thing here")

  static let forbidden = Problem(.forbidden, "forbidden", "your role does not allow this")

  static let unauthenticated = Problem(
    .unauthorized, "unauthenticated",
    "log in with POST /v1/sessions and send its token as Authorization: Bearer ghs_…",
    headers: [.wwwAuthenticate: "Bearer"])

  static let passwordChangeRequired = Problem(
    .forbidden, "password_change_required",
    "this is a one-time password; replace it with POST /v1/operators/me/password first")

  static func invalidBody(_ errors: [FieldError]) -> Problem {
    Problem(.unprocessableContent, "invalid_body", "the body is not as this route wants it", errors: errors)
  }

  static func invalidBody(_ path: String, _ message: String) -> Problem {
    invalidBody([FieldError(path: path, message: message)])
  }

  static func invalidQuery(_ errors: [FieldError]) -> Problem {
    Problem(.badRequest, "invalid_query", "the query is not as this route wants it", errors: errors)
  }
}
