/// A request that its sender may repeat without its work being done twice.
public struct IdempotentRequest: Equatable, Identified, Sendable {
  public static let idPrefix = "idk"
  /// For which a key is kept.
  public static let lifetime = Duration.seconds(24 * 3600)

  /// What makes two requests the same one: keys of different callers have nothing to do with each other.
  public struct Key: Hashable, Sendable {
    public var operatorID: OperatorID
    /// Nil where a session was presented.
    public var tokenID: APITokenID?
    /// 1 to 255 visible ASCII characters.
    public var text: String

    public init(operatorID: OperatorID, tokenID: APITokenID?, text: String) {
      self.operatorID = operatorID
      self.tokenID = tokenID
      self.text = text
    }
  }

  public var id: IdempotentRequestID
  public var key: Key
  /// A hash of everything that was asked. Sealed, since it is a hash of secrets too.
  public var fingerprint: SealedSecret
  /// Under which the audit log has what it changed.
  public var requestID: String
  public var startedAt: Timestamp
  /// What was answered; nil while that is not known.
  public var answer: SealedSecret?

  public init(
    id: IdempotentRequestID, key: Key, fingerprint: SealedSecret, requestID: String, startedAt: Timestamp,
    answer: SealedSecret? = nil
  ) {
    self.id = id
    self.key = key
    self.fingerprint = fingerprint
    self.requestID = requestID
    self.startedAt = startedAt
    self.answer = answer
  }
}

public typealias IdempotentRequestID = Identifier<IdempotentRequest>
