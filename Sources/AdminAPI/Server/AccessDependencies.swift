public import Moderation

/// What the routes about who has access work with.
public struct AccessDependencies: Sendable {
  public var operators: any OperatorStore
  public var sessions: any SessionStore
  public var hasher: PasswordHasher
  public var identity: IdentityDependencies
  /// How long a login lasts, whatever is done with it.
  public var sessionLifetime: Duration

  public init(
    operators: any OperatorStore, sessions: any SessionStore, hasher: PasswordHasher,
    identity: IdentityDependencies,
    sessionLifetime: Duration = .seconds(12 * 3600)
  ) {
    self.operators = operators
    self.sessions = sessions
    self.hasher = hasher
    self.identity = identity
    self.sessionLifetime = sessionLifetime
  }
}
