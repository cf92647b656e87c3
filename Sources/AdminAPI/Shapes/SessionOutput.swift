internal import Moderation

struct SessionOutput: Encodable {
  var id: SessionID
  var createdAt: Timestamp
  /// To the minute.
  var lastSeenAt: Timestamp
  /// When it ends, whatever is done with it.
  var expiresAt: Timestamp
  @Nullable var address: String?
  @Nullable var userAgent: String?
  /// Whether it is the one that asks.
  var current: Bool

  init(_ session: Session, isCurrent: Bool) {
    id = session.id
    createdAt = session.createdAt
    lastSeenAt = session.lastSeenAt
    expiresAt = session.expiresAt
    _address = Nullable(wrappedValue: session.address)
    _userAgent = Nullable(wrappedValue: session.userAgent)
    current = isCurrent
  }
}

/// The session of the one who asks.
struct CurrentSessionOutput: Encodable {
  var session: SessionOutput
  var `operator`: OperatorOutput
  /// Null where the session's token was sent as a bearer token.
  @Nullable var csrfToken: String?
  /// How long the session lasts without a request.
  var idleSeconds: Int64

  init(_ session: Session, of caller: Caller, idleLimit: Duration) {
    self.session = SessionOutput(session, isCurrent: true)
    self.operator = OperatorOutput(caller.operator)
    _csrfToken = Nullable(wrappedValue: caller.csrfToken)
    idleSeconds = idleLimit.components.seconds
  }
}
