/// The sessions of operators. A session is active until it expires, goes without a request for the idle limit, is ended, or
/// its operator is disabled. Each call is one transaction; each throws `StorageError`.
public protocol SessionStore: Sendable {
  /// Of more sessions of one operator than `Session.most`, those not seen for longest end. Throws `reference("operator")`.
  func create(_ session: Session) async throws
  /// The session and its operator, if it is active at `moment`.
  func session(
    tokenDigest: [UInt8], activeAt moment: Timestamp, idleLimit: Duration
  ) async throws -> (session: Session, operator: Operator)?
  /// The operator's active ones, newest first.
  func sessions(activeAt moment: Timestamp, idleLimit: Duration, in scope: OperatorScope) async throws -> [Session]
  /// Keeps when it was last used; never goes back.
  func markSeen(_ id: SessionID, at moment: Timestamp) async throws
  /// False where the operator has no such session.
  func end(_ id: SessionID, at moment: Timestamp, in scope: OperatorScope) async throws -> Bool
  /// Ends all of the operator's sessions but `kept`.
  func endAll(except kept: SessionID?, at moment: Timestamp, in scope: OperatorScope) async throws
}

extension Session {
  /// How many one operator may have at a time.
  public static let most = 100
}
