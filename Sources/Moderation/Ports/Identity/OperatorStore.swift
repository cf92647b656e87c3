/// Operators and their password hashes. Each call is one transaction, audit entry included; each throws `StorageError`.
public protocol OperatorStore: Sendable {
  /// Throws `conflict("operators.name")`.
  func create(_ operator: Operator, passwordHash: String, in scope: GatewayScope) async throws
  /// What a login is checked against, for that alone. `network` is where it comes from.
  func credentials(name: String, network: String?, at moment: Timestamp) async throws -> Credentials?
  func operators(in scope: GatewayScope) async throws -> [Operator]
  func `operator`(_ id: OperatorID, in scope: GatewayScope) async throws -> Operator?
  /// Disabling ends every session and takes back the operator's own invitation; who is no owner any more has its
  /// invitations of others taken back. At least one owner who is not disabled remains. With a token, nobody is given
  /// more than it has, or who has the token could make an operator that outlives it. Throws `changed`.
  func update(
    _ id: OperatorID, _ change: OperatorChange, basedOn basis: Basis<Operator>, in scope: GatewayScope,
    at moment: Timestamp
  ) async throws -> OperatorChange.Outcome
  /// Sets the hash, clears `mustChangePassword`, takes back an open invitation and ends every session but `keeping`.
  func setPassword(
    hash: String, of id: OperatorID, keeping: SessionID?, by actor: Actor, at moment: Timestamp) async throws
  /// Puts a costlier hash of the same password in the place of `old`, if that is still there.
  func replaceHash(_ old: String, with new: String, of id: OperatorID) async throws
  /// Remembers that the operator has logged in from `network`.
  func noteLogin(of id: OperatorID, from network: String, at moment: Timestamp) async throws
  func hasOperators() async throws -> Bool
  /// What operators are called, for whoever may see what they did; without those who are gone.
  func names(of ids: Set<OperatorID>) async throws -> [OperatorID: String]
}

/// What a login is checked against.
public struct Credentials: Sendable {
  public var `operator`: Operator
  /// argon2id in the PHC string form.
  public var passwordHash: String
  /// Only one that is confirmed.
  public var secondFactor: SecondFactor?
  /// Whether the operator has logged in from the same network within the last 90 days.
  public var isNetworkKnown: Bool

  public init(operator: Operator, passwordHash: String, secondFactor: SecondFactor?, isNetworkKnown: Bool) {
    self.operator = `operator`
    self.passwordHash = passwordHash
    self.secondFactor = secondFactor
    self.isNetworkKnown = isNetworkKnown
  }
}
