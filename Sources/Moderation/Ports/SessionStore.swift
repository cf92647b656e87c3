/// The sessions of operators. Each call is one transaction; each throws `StorageError`.
public protocol SessionStore: Sendable {
  func create(_ session: Session) async throws
  /// The session and its operator, if it has not expired at `moment` and the operator is not disabled.
  func session(tokenDigest: [UInt8], at moment: Timestamp) async throws -> (session: Session, operator: Operator)?
  func end(_ session: SessionID, by actor: Actor) async throws
}
