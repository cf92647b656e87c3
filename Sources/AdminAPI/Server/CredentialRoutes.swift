internal import Hummingbird
internal import Logging
internal import Moderation

/// Puts together how callers are found out, and the routes about their sessions and tokens.
struct CredentialRoutes: Sendable {
  let check: CredentialCheck
  private let site: AdminSite
  private let sessions: SessionRoutes
  private let tokens: TokenRoutes
  private let ofOthers: OperatorAccessRoutes

  init(
    access: AccessDependencies, tenants: any TenantStore, gate: LoginGate, refusals: BoundedAudit,
    clock: WallClock, logger: Logger
  ) {
    site = access.site
    check = CredentialCheck(
      sessions: access.sessions, tokens: access.tokens,
      usage: UsageRecorder(sessions: access.sessions, tokens: access.tokens, logger: logger),
      limits: access.sessionLimits, refusals: refusals, clock: clock)
    sessions = SessionRoutes(
      sessions: access.sessions, gate: gate,
      opener: SessionOpener(sessions: access.sessions, limits: access.sessionLimits, clock: clock),
      site: site, clock: clock)
    tokens = TokenRoutes(tokens: access.tokens, tenants: tenants, clock: clock)
    ofOthers = OperatorAccessRoutes(
      operators: access.operators, sessions: access.sessions, tokens: access.tokens, limits: access.sessionLimits,
      clock: clock)
  }

  /// A group that only those reach who were found out, who may do this with what they presented, and who meant to.
  func authenticated(
    _ group: RouterGroup<AdminContext>, refusals: RefusalAudit
  ) -> RouterGroup<AuthenticatedContext> {
    group.add(middleware: Authenticator(check: check)).group(context: AuthenticatedContext.self)
      .add(middleware: refusals)
      .add(middleware: ScopeGate())
      .add(middleware: CrossSiteGate(site: site))
  }

  /// For everybody.
  func addOpen(to group: RouterGroup<AdminContext>) { sessions.addLogin(to: group) }

  /// With a one-time password as well.
  func addAlways(to group: RouterGroup<AuthenticatedContext>) { sessions.addCurrent(to: group) }

  func add(to group: RouterGroup<AuthenticatedContext>) {
    sessions.addOwn(to: group)
    tokens.add(to: group)
    ofOthers.add(to: group)
  }
}
