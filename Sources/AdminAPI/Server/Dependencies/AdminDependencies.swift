public import Listening
public import Moderation
public import Sealing

/// Everything the admin API works with. Only the composition root makes one.
public struct AdminDependencies: Sendable {
  public var tenants: any TenantStore
  public var apps: any AppStore
  public var accounts: any AccountStore
  public var rules: RuleDependencies
  public var events: any EventStore
  public var reviews: ReviewDependencies
  public var replay: ReplayDependencies
  public var notices: any NoticeStore
  public var alerts: AlertDependencies
  public var audit: any AuditLog
  public var reports: any ReportStore
  public var reportSchedules: any ReportScheduleStore
  public var coverage: any CoverageStore
  public var overview: OverviewDependencies
  public var clientReports: ClientReportDependencies
  public var retention: RetentionDependencies
  public var access: AccessDependencies
  public var authorisations: AuthorisationDependencies
  public var metrics: MetricsDependencies
  public var quota: any QuotaReporting
  public var onboarding: OnboardingDependencies
  public var safekeeping: SafekeepingDependencies
  public var diagnosis: DoctorDependencies
  public var webhooks: any WebhookRegistrar
  /// Asked after every change that ingest must know, before the change is answered.
  public var reloader: any EndpointReloader
  public var sealer: Sealer
  public var clock: WallClock
  /// What keeps the gateway from doing its work; empty when it is ready.
  public var readiness: @Sendable () async -> [HealthFinding]
  /// Whose word about the client is taken.
  public var proxies: TrustedProxies

  public init(
    tenants: any TenantStore, apps: any AppStore, accounts: any AccountStore, rules: RuleDependencies,
    events: any EventStore, reviews: ReviewDependencies, replay: ReplayDependencies, notices: any NoticeStore,
    alerts: AlertDependencies, audit: any AuditLog, reports: any ReportStore,
    reportSchedules: any ReportScheduleStore, coverage: any CoverageStore, overview: OverviewDependencies,
    clientReports: ClientReportDependencies,
    retention: RetentionDependencies, access: AccessDependencies, onboarding: OnboardingDependencies,
    authorisations: AuthorisationDependencies, metrics: MetricsDependencies, quota: any QuotaReporting,
    safekeeping: SafekeepingDependencies, diagnosis: DoctorDependencies, webhooks: any WebhookRegistrar,
    reloader: any EndpointReloader,
    sealer: Sealer, clock: WallClock = .system,
    readiness: @escaping @Sendable () async -> [HealthFinding], proxies: TrustedProxies = .none
  ) {
    self.tenants = tenants
    self.apps = apps
    self.accounts = accounts
    self.rules = rules
    self.events = events
    self.reviews = reviews
    self.replay = replay
    self.notices = notices
    self.alerts = alerts
    self.audit = audit
    self.reports = reports
    self.reportSchedules = reportSchedules
    self.coverage = coverage
    self.overview = overview
    self.clientReports = clientReports
    self.retention = retention
    self.access = access
    self.authorisations = authorisations
    self.metrics = metrics
    self.quota = quota
    self.onboarding = onboarding
    self.safekeeping = safekeeping
    self.diagnosis = diagnosis
    self.webhooks = webhooks
    self.reloader = reloader
    self.sealer = sealer
    self.clock = clock
    self.readiness = readiness
    self.proxies = proxies
  }
}
