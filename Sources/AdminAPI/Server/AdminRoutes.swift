internal import Hummingbird
internal import Logging
internal import Moderation

/// Puts the routes of the admin API together.
struct AdminRoutes: Sendable {
  private let dependencies: AdminDependencies
  private let identity: IdentityRoutes
  private let origin: ClientOrigin
  private let credentials: CredentialRoutes
  private let webhooks: AuditedWebhooks
  /// For what can come in floods; its owner writes what it still counts.
  let boundedAudit: BoundedAudit

  /// `decoyHash` is what passwords of unknown names are checked against.
  init(_ dependencies: AdminDependencies, decoyHash: String, logger: Logger) {
    self.dependencies = dependencies
    origin = ClientOrigin(proxies: dependencies.proxies, site: dependencies.access.site)
    boundedAudit = BoundedAudit(dependencies.audit)
    webhooks = AuditedWebhooks(
      registrar: dependencies.webhooks, audit: dependencies.audit, clock: dependencies.clock, logger: logger)
    identity = IdentityRoutes(dependencies, boundedAudit: boundedAudit, decoyHash: decoyHash)
    credentials = CredentialRoutes(
      access: dependencies.access, tenants: dependencies.tenants, gate: identity.gate,
      refusals: boundedAudit, clock: dependencies.clock, logger: logger)
  }

  func router() -> Router<AdminContext> {
    let router = Router(context: AdminContext.self, options: .autoGenerateHeadEndpoints)
    router.add(middleware: RequestMetrics())
    router.add(middleware: RequestIdentity())
    router.add(middleware: origin)
    router.add(middleware: RequestLog())
    router.add(middleware: SecurityHeaders())
    router.add(middleware: ProblemResponder())
    router.add(middleware: BodyGate())
    addOpenRoutes(to: router)
    let refusals = RefusalAudit(bounded: boundedAudit, clock: dependencies.clock)
    addRoutes(
      behind: credentials.authenticated(router.group("/v1"), refusals: refusals).add(middleware: QueryGate()))
    // Only requests that found no route pass middleware which was added after the last one.
    router.add(middleware: ConsoleFiles())
    router.add(middleware: UnknownRoute(known: router.routes))
    return router
  }

  /// Every route as `GET /v1/tenants/{tenant}`, so that a test can tell which of them it has not seen.
  var names: [String] { router().routes.map(\.description) }

  private var repetitions: Idempotency {
    Idempotency(store: dependencies.onboarding.idempotency, sealer: dependencies.sealer, clock: dependencies.clock)
  }

  private func addOpenRoutes(to router: Router<AdminContext>) {
    HealthRoutes(readiness: dependencies.readiness).add(to: router)
    MetricsRoutes(
      page: dependencies.metrics.page,
      gate: MetricsGate(
        tokenDigest: dependencies.metrics.tokenDigest, check: credentials.check,
        secondFactor: SecondFactorGate(requirement: dependencies.access.identity.requirement),
        refusals: boundedAudit, clock: dependencies.clock)
    ).add(to: router)
    OpenAPIRoutes().add(to: router)
    let group = router.group("/v1").add(middleware: LoginLimitHeaders(limiter: identity.gate.limiter))
      .add(middleware: QueryGate())
    credentials.addOpen(to: group)
    identity.addOpen(to: group)
  }

  private func addRoutes(behind group: RouterGroup<AuthenticatedContext>) {
    credentials.addAlways(to: group)
    identity.addOwnAccount(to: group)
    let settled = group.group().add(middleware: PasswordChangeGate())
    identity.addSecondFactor(to: settled)
    addTenantRoutes(
      to: settled.group().add(middleware: SecondFactorGate(requirement: dependencies.access.identity.requirement))
        .add(middleware: repetitions))
  }

  private func addTenantRoutes(to group: RouterGroup<AuthenticatedContext>) {
    credentials.add(to: group)
    let tenants = dependencies.tenants
    let accounts = dependencies.accounts
    let clock = dependencies.clock
    let secrets = SecretKeeper(sealer: dependencies.sealer)
    let changes = ChangePublisher(reloader: dependencies.reloader)
    let rules = dependencies.rules
    let checker = RuleSetChecker(
      layers: DraftLayers(ruleSets: rules.ruleSets, lists: rules.lists, starters: rules.starters), accounts: accounts)
    identity.addManagement(to: group)
    WholeTenantRoutes(
      dependencies: dependencies, checker: checker, secrets: secrets, webhooks: webhooks, changes: changes
    ).add(to: group)
    TenantRoutes(tenants: tenants, checker: checker, changes: changes, clock: clock).add(to: group)
    SharedAppRoutes(apps: dependencies.apps, secrets: secrets, changes: changes, clock: clock).add(to: group)
    TenantAppRoutes(
      tenants: tenants, apps: dependencies.apps, secrets: secrets, changes: changes, clock: clock
    ).add(to: group)
    QuotaRoutes(
      tenants: tenants, apps: dependencies.apps, accounts: accounts, events: dependencies.events,
      quota: dependencies.quota,
      clock: clock
    ).add(to: group)
    AccountRoutes(tenants: tenants, accounts: accounts, secrets: secrets, changes: changes, clock: clock)
      .add(to: group)
    AuthorisationRoutes(
      tenants: tenants, authorisations: dependencies.authorisations.authorisations,
      linker: dependencies.authorisations.linker, clock: clock
    ).add(to: group)
    WebhookSecretRoutes(tenants: tenants, accounts: accounts, secrets: secrets, changes: changes, clock: clock)
      .add(to: group)
    WebhookRoutes(tenants: tenants, accounts: accounts, apps: dependencies.apps, webhooks: webhooks)
      .add(to: group)
    RuleRoutes(
      dependencies: rules, access: RuleOwnerAccess(tenants: tenants, accounts: accounts), checker: checker,
      changes: changes, names: OperatorNames(operators: dependencies.access.operators), clock: clock
    ).add(to: group)
    EventRoutes(tenants: tenants, events: dependencies.events).add(to: group)
    EventExportRoutes(tenants: tenants, events: dependencies.events, audit: dependencies.audit, clock: clock)
      .add(to: group)
    dependencies.reviews.addRoutes(to: group, dependencies, checker: checker)
    dependencies.replay.addRoutes(
      to: group, tenants: tenants, accounts: accounts, events: dependencies.events, clock: clock)
    ActionRoutes(tenants: tenants, events: dependencies.events).add(to: group)
    ParkedRoutes(tenants: tenants, events: dependencies.events).add(to: group)
    NoticeRoutes(tenants: tenants, notices: dependencies.notices).add(to: group)
    dependencies.retention.addRoutes(to: group, tenants: tenants, clock: clock)
    dependencies.alerts.addRoutes(to: group, tenants: tenants, secrets: secrets, clock: clock)
    dependencies.safekeeping.addRoutes(to: group)
    dependencies.diagnosis.addRoutes(to: group)
    dependencies.overview.addRoutes(to: group, dependencies, check: credentials.check)
    AuditRoutes(tenants: tenants, audit: dependencies.audit, clock: clock).add(to: group)
    ReportRoutes(
      tenants: tenants, accounts: accounts, reports: dependencies.reports, coverage: dependencies.coverage,
      bounded: boundedAudit, clock: clock
    ).add(to: group)
    ReportScheduleRoutes(
      tenants: tenants, schedules: dependencies.reportSchedules,
      channels: ReportChannels(
        channels: dependencies.alerts.channels, telling: dependencies.alerts.telling, secrets: secrets), clock: clock
    ).add(to: group)
    CoverageRoutes(tenants: tenants, accounts: accounts, coverage: dependencies.coverage, clock: clock).add(to: group)
    dependencies.clientReports.addRoutes(to: group, dependencies)
  }
}
