internal import Hummingbird
internal import Moderation

/// Puts the routes of the admin API together.
struct AdminRoutes: Sendable {
  private let dependencies: AdminDependencies
  private let gate: LoginGate

  /// `decoyHash` is what passwords of unknown names are checked against.
  init(_ dependencies: AdminDependencies, decoyHash: String) {
    self.dependencies = dependencies
    gate = LoginGate(
      operators: dependencies.access.operators, hasher: dependencies.access.hasher,
      limiter: LoginLimiter(clock: dependencies.clock), decoyHash: decoyHash)
  }

  func router() -> Router<AdminContext> {
    let router = Router(context: AdminContext.self, options: .autoGenerateHeadEndpoints)
    router.add(middleware: RequestLog())
    router.add(middleware: SecurityHeaders())
    router.add(middleware: ProblemResponder())
    addOpenRoutes(to: router)
    addRoutes(behind: router.group("/v1").add(middleware: authenticator).group(context: AuthenticatedContext.self))
    // Only requests that found no route pass middleware which was added after the last one.
    router.add(middleware: UnknownRoute(known: router.routes))
    return router
  }

  /// Every route as `GET /v1/tenants/{tenant}`, so that a test can tell which of them it has not seen.
  var names: [String] { router().routes.map(\.description) }

  private var authenticator: Authenticator {
    Authenticator(sessions: dependencies.access.sessions, clock: dependencies.clock)
  }

  private var sessions: SessionRoutes {
    SessionRoutes(
      sessions: dependencies.access.sessions, gate: gate, clock: dependencies.clock,
      lifetime: dependencies.access.sessionLifetime)
  }

  private func addOpenRoutes(to router: Router<AdminContext>) {
    HealthRoutes(readiness: dependencies.readiness).add(to: router)
    sessions.addLogin(to: router.group("/v1"))
  }

  private func addRoutes(behind group: RouterGroup<AuthenticatedContext>) {
    sessions.addLogout(to: group)
    OwnAccountRoutes(
      operators: dependencies.access.operators, gate: gate, hasher: dependencies.access.hasher
    ).add(to: group)
    addTenantRoutes(to: group.group().add(middleware: PasswordChangeGate()))
  }

  private func addTenantRoutes(to group: RouterGroup<AuthenticatedContext>) {
    let tenants = dependencies.tenants
    let accounts = dependencies.accounts
    let clock = dependencies.clock
    let secrets = SecretKeeper(sealer: dependencies.sealer)
    let changes = ChangePublisher(reloader: dependencies.reloader)
    let rules = dependencies.rules
    let checker = RuleSetChecker(
      layers: DraftLayers(ruleSets: rules.ruleSets, lists: rules.lists, starters: rules.starters), accounts: accounts)
    OperatorRoutes(
      operators: dependencies.access.operators, tenants: tenants, hasher: dependencies.access.hasher, clock: clock
    ).add(to: group)
    TenantRoutes(tenants: tenants, checker: checker, changes: changes, clock: clock).add(to: group)
    SharedAppRoutes(apps: dependencies.apps, secrets: secrets, changes: changes, clock: clock).add(to: group)
    TenantAppRoutes(
      tenants: tenants, apps: dependencies.apps, secrets: secrets, changes: changes, clock: clock
    ).add(to: group)
    AccountRoutes(tenants: tenants, accounts: accounts, secrets: secrets, changes: changes, clock: clock)
      .add(to: group)
    AuthorisationRoutes(
      tenants: tenants, authorisations: dependencies.authorisations.authorisations,
      linker: dependencies.authorisations.linker, clock: clock
    ).add(to: group)
    WebhookSecretRoutes(tenants: tenants, accounts: accounts, secrets: secrets, changes: changes, clock: clock)
      .add(to: group)
    WebhookRoutes(tenants: tenants, accounts: accounts, apps: dependencies.apps, webhooks: dependencies.webhooks)
      .add(to: group)
    RuleRoutes(
      dependencies: rules, access: RuleOwnerAccess(tenants: tenants, accounts: accounts), checker: checker,
      changes: changes, clock: clock
    ).add(to: group)
    EventRoutes(tenants: tenants, events: dependencies.events).add(to: group)
    ReviewRoutes(tenants: tenants, events: dependencies.events, reviews: dependencies.reviews, clock: clock)
      .add(to: group)
    ActionRoutes(tenants: tenants, events: dependencies.events).add(to: group)
    ParkedRoutes(tenants: tenants, events: dependencies.events).add(to: group)
    NoticeRoutes(tenants: tenants, notices: dependencies.notices).add(to: group)
    dependencies.alerts.addRoutes(to: group, tenants: tenants, secrets: secrets, clock: clock)
    AuditRoutes(tenants: tenants, audit: dependencies.audit).add(to: group)
    ReportRoutes(tenants: tenants, accounts: accounts, reports: dependencies.reports).add(to: group)
  }
}
