/// One login of an operator. The token itself is never stored, only its SHA-256.
public struct Session: Equatable, Identified, Sendable {
  public static let idPrefix = "ses"

  public var id: SessionID
  public var operatorID: OperatorID
  public var tokenDigest: [UInt8]
  public var createdAt: Timestamp
  /// When it ends, whatever is done with it.
  public var expiresAt: Timestamp
  /// To the minute.
  public var lastSeenAt: Timestamp
  /// Where the login came from; nil where the kernel did not say.
  public var address: String?
  /// What program the login said to come from: a claim, for people to recognise their own by.
  public var userAgent: String?

  /// A session that begins now.
  public init(
    id: SessionID = .fresh(), operatorID: OperatorID, tokenDigest: [UInt8], createdAt: Timestamp, expiresAt: Timestamp,
    lastSeenAt: Timestamp? = nil, address: String? = nil, userAgent: String? = nil
  ) {
    self.id = id
    self.operatorID = operatorID
    self.tokenDigest = tokenDigest
    self.createdAt = createdAt
    self.expiresAt = expiresAt
    self.lastSeenAt = lastSeenAt ?? createdAt
    self.address = address
    self.userAgent = userAgent
  }
}
