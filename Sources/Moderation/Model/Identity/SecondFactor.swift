/// An operator's time-based codes, in addition to its password.
public struct SecondFactor: Equatable, Sendable {
  public var operatorID: OperatorID
  public var secret: SealedSecret
  public var createdAt: Timestamp
  /// Nil while the operator has not shown yet that its codes are right: until then, logins do not ask for one.
  public var confirmedAt: Timestamp?

  public init(operatorID: OperatorID, secret: SealedSecret, createdAt: Timestamp, confirmedAt: Timestamp? = nil) {
    self.operatorID = operatorID
    self.secret = secret
    self.createdAt = createdAt
    self.confirmedAt = confirmedAt
  }
}
