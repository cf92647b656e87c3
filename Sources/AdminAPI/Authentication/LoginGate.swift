internal import HTTPTypes
internal import Metrics
internal import Moderation
internal import Sealing

/// Checks passwords, at a bounded rate, and without telling which names exist: an unknown name costs the same work and
/// gets the same answer as a wrong password.
struct LoginGate: Sendable {
  let operators: any OperatorStore
  let hasher: PasswordHasher
  let limiter: LoginLimiter
  /// What a password is checked against where there is no operator of that name.
  let decoyHash: String
  private let metrics = LoginMetrics()

  /// The operator, if name and password are right and it is not disabled. Throws `invalid_credentials` otherwise.
  func check(name: String, password: String, address: String?) async throws -> Operator {
    do {
      try limiter.admit(name: name, address: address)
    } catch {
      metrics.limited.increment()
      throw error
    }
    let found = try await operators.credentials(name: name)
    let isRight = try await hasher.verify(password, against: found?.passwordHash ?? decoyHash)
    guard let found, isRight, !found.operator.isDisabled else {
      metrics.refused.increment()
      throw Problem(.unauthorized, "invalid_credentials", "name or password is wrong")
    }
    limiter.succeeded(name: name)
    metrics.accepted.increment()
    return found.operator
  }

  /// A hash of a password nobody has.
  static func decoyHash(_ hasher: PasswordHasher) async throws -> String {
    try await hasher.hash(try SecureRandom.oneTimePassword())
  }
}
