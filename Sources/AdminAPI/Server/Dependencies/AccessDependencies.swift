public import Moderation

/// What the routes about who has access work with.
public struct AccessDependencies: Sendable {
  public var operators: any OperatorStore
  public var sessions: any SessionStore
  public var tokens: any TokenStore
  public var hasher: PasswordHasher
  public var identity: IdentityDependencies
  public var sessionLimits: SessionLimits
  /// Decides how cookies are made and which pages are our own.
  public var site: AdminSite

  public init(
    operators: any OperatorStore, sessions: any SessionStore, tokens: any TokenStore, hasher: PasswordHasher,
    identity: IdentityDependencies,
    sessionLimits: SessionLimits = SessionLimits(), site: AdminSite = AdminSite()
  ) {
    self.operators = operators
    self.sessions = sessions
    self.tokens = tokens
    self.hasher = hasher
    self.identity = identity
    self.sessionLimits = sessionLimits
    self.site = site
  }
}
