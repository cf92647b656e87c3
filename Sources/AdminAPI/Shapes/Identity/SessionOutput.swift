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
