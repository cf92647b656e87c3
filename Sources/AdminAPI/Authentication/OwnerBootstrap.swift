public import Moderation
internal import Sealing

/// Makes the first operator, before there is anybody who could.
public enum OwnerBootstrap {
  public enum Failure: Error, Equatable, Sendable, CustomStringConvertible {
    /// The gateway has operators already: they make further ones.
    case operatorsExist
    case invalidName(reason: String)

    public var description: String {
      switch self {
      case .operatorsExist: "the gateway has operators already; let an owner add further ones"
      case .invalidName(let reason): "the owner's name \(reason)"
      }
    }
  }

  /// Creates the first owner and returns its one-time password: it is shown once, stored only as a hash, and has to be
  /// replaced at the first login.
  ///
  /// Throws `Failure`, `StorageError`, `CryptoError` and `PasswordHasher.Busy`.
  public static func createFirstOwner(
    name: String, in operators: any OperatorStore, hasher: PasswordHasher, clock: WallClock = .system
  ) async throws -> String {
    guard let name = TextRule.operatorName.accept(name) else {
      throw Failure.invalidName(reason: TextRule.operatorName.expectation)
    }
    guard try await !operators.hasOperators() else { throw Failure.operatorsExist }
    let password = try SecureRandom.oneTimePassword()
    let owner = Operator(
      id: .fresh(), name: name, role: .owner, grants: [], isDisabled: false, mustChangePassword: true,
      createdAt: clock.now())
    try await operators.create(
      owner, passwordHash: try await hasher.hash(password), in: GatewayScope(ownWork: ()))
    return password
  }
}
