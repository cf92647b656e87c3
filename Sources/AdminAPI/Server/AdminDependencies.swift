public import Moderation
public import Sealing

/// Everything the admin API works with. Only the composition root makes one.
public struct AdminDependencies: Sendable {
  public var tenants: any TenantStore
  public var apps: any AppStore
  public var accounts: any AccountStore
  public var ruleSets: any RuleSetStore
  public var events: any EventStore
  public var reports: any ReportStore
  public var operators: any OperatorStore
  public var webhooks: any WebhookRegistrar
  /// Asked after every change that ingest must know, before the change is answered.
  public var reloader: any EndpointReloader
  public var sealer: Sealer
  public var clock: WallClock
  public var hasher: PasswordHasher
  /// What keeps the gateway from doing its work; empty when it is ready.
  public var readiness: @Sendable () async -> [HealthFinding]
  /// How long a login lasts, whatever is done with it.
  public var sessionLifetime: Duration

  public init(
    tenants: any TenantStore, apps: any AppStore, accounts: any AccountStore, ruleSets: any RuleSetStore,
    events: any EventStore, reports: any ReportStore, operators: any OperatorStore, webhooks: any WebhookRegistrar,
    reloader: any EndpointReloader, sealer: Sealer, clock: WallClock = .system, hasher: PasswordHasher,
    readiness: @escaping @Sendable () async -> [HealthFinding], sessionLifetime: Duration = .seconds(12 * 3600)
  ) {
    self.tenants = tenants
    self.apps = apps
    self.accounts = accounts
    self.ruleSets = ruleSets
    self.events = events
    self.reports = reports
    self.operators = operators
    self.webhooks = webhooks
    self.reloader = reloader
    self.sealer = sealer
    self.clock = clock
    self.hasher = hasher
    self.readiness = readiness
    self.sessionLifetime = sessionLifetime
  }
}
