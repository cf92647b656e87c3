internal import Moderation

/// The session of the one who asks.
struct CurrentSessionOutput: Encodable {
  var session: SessionOutput
  var `operator`: OperatorOutput
  /// Null where the session's token was sent as a bearer token.
  @Nullable var csrfToken: String?
  /// How long the session lasts without a request.
  var idleSeconds: Int64
  /// For those alone who are logged in.
  var gatewayVersion = Version.current

  init(_ session: Session, of caller: Caller, idleLimit: Duration) {
    self.session = SessionOutput(session, isCurrent: true)
    self.operator = OperatorOutput(caller.operator)
    _csrfToken = Nullable(wrappedValue: caller.csrfToken)
    idleSeconds = idleLimit.components.seconds
  }
}
