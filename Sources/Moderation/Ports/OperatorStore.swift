/// Operators and their password hashes. Each call is one transaction; each throws `StorageError`.
public protocol OperatorStore: Sendable {
  /// Throws `conflict("operators.name")`.
  func create(_ operator: Operator, passwordHash: String, in scope: GatewayScope) async throws
  /// With its password hash, for login alone.
  func credentials(name: String) async throws -> (operator: Operator, passwordHash: String)?
  func operators(in scope: GatewayScope) async throws -> [Operator]
  /// Replaces role, grants and the disabled mark; disabling ends every session. False when there is none.
  func update(_ operator: Operator, in scope: GatewayScope) async throws -> Bool
  /// Sets the hash, clears `mustChangePassword` and ends every session but `keeping`.
  func setPassword(hash: String, of id: OperatorID, keeping: SessionID?, by actor: Actor) async throws
  func hasOperators() async throws -> Bool
}
