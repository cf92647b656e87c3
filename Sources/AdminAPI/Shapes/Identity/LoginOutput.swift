internal import Moderation

struct LoginOutput: Encodable {
  /// The only time it is shown; null where it is in a cookie.
  @Nullable var token: String?
  /// Only where the token is in a cookie.
  @Nullable var csrfToken: String?
  var expiresAt: Timestamp
  var `operator`: OperatorOutput

  init(_ session: Session, of operator: Operator, token: String, asCookie: Bool) {
    _token = Nullable(wrappedValue: asCookie ? nil : token)
    _csrfToken = Nullable(wrappedValue: asCookie ? CSRFToken.make(for: token) : nil)
    expiresAt = session.expiresAt
    self.operator = OperatorOutput(`operator`)
  }
}
