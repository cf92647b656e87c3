/// One login of an operator. The token itself is never stored, only its SHA-256.
public struct Session: Equatable, Identified, Sendable {
  public static let idPrefix = "ses"

  public var id: SessionID
  public var operatorID: OperatorID
  public var tokenDigest: [UInt8]
  public var createdAt: Timestamp
  public var expiresAt: Timestamp

  public init(
    id: SessionID, operatorID: OperatorID, tokenDigest: [UInt8], createdAt: Timestamp, expiresAt: Timestamp
  ) {
    self.id = id
    self.operatorID = operatorID
    self.tokenDigest = tokenDigest
    self.createdAt = createdAt
    self.expiresAt = expiresAt
  }
}
