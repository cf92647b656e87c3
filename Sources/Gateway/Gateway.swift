internal import AdminAPI
internal import Classifier
internal import Embedded
internal import Enforcement
internal import FoundationEssentials
internal import Ingest
internal import Listening
public import Logging
internal import Metering
public import Moderation
internal import Outbound
internal import Reports
internal import Safekeeping
internal import Sealing
internal import ServiceLifecycle
internal import Storage
internal import TikTok
public import UnixSignals

/// The composition root: the one place where modules that do not know each other are tied together.
public final class Gateway: Sendable {
  /// Where the listeners were bound.
  public struct Ports: Equatable, Sendable {
    public var ingest: Int
    public var admin: Int
  }

  let settings: Settings
  let publicTLS: TLSListener?
  let adminTLS: TLSListener?
  let database: GatehouseDatabase
  private let starters: StarterPacks
  let library: RuleLibrary
  let directory: EndpointDirectory
  let http: OutboundClient
  let tokens: TokenKeeper
  /// One for all workers that read comments.
  let ownComments: OwnComments
  /// Shared by everything that seals.
  let keys: KeyRing
  let sealer: Sealer
  let backups: BackupMaker
  let rotator: KeyRotator
  /// One for all who make reports and decision logs, since tenants take turns in it.
  let reportStore: FairReportStore
  /// The same for whole client reports.
  let reportTurns = TenantTurns(limit: 2)
  /// One for all workers that call TikTok.
  let broker: QuotaBroker
  /// Only one of them may run.
  let quotaKeeper: QuotaKeeper
  /// How the public listener is told from any other, and what it learns of TikTok's clock.
  let instance = InstanceID.fresh()
  let deliveryLag = DeliveryLag()
  /// One for all who ask, since each look writes to the disk.
  let readiness: @Sendable () async -> [HealthFinding]
  let clock: WallClock
  let logger: Logger

  /// Opens the database, checks the key and reads the configuration; nothing listens yet. Throws `KeyFile.Failure`,
  /// `CryptoError`, `MigrationError`, `StorageError`, `GatewayError`, `TLSFailure`.
  public init(_ settings: Settings, clock: WallClock = .system, logger: Logger) async throws {
    // Before anything is recorded.
    _ = ProcessMetrics.registry
    self.settings = settings
    self.clock = clock
    self.logger = logger
    publicTLS = try settings.publicTLS.map { try TLSListener($0, logger: logger) }
    adminTLS = try settings.adminTLS.map { try TLSListener($0, logger: logger) }
    keys = try settings.keyRing()
    sealer = Sealer(keys)
    broker = QuotaBroker(settings.limits, steady: .machine(startingAt: clock.now()))
    // A misspelt path must not leave an empty database behind.
    guard FileManager.default.fileExists(atPath: settings.databasePath) else { throw GatewayError.notInitialised }
    database = try GatehouseDatabase(path: settings.databasePath, clock: clock, logger: logger)
    reportStore = FairReportStore(ClientReportRepository(database))
    quotaKeeper = QuotaKeeper(
      broker: broker, store: QuotaRepository(database), alerts: AlertRepository(database), clock: clock, logger: logger)
    (backups, rotator) = Self.safekeeping(database, keys, settings, clock: clock, logger: logger)
    let readiness = Readiness(database: database, clock: clock)
    self.readiness = { await readiness.findings() }
    do {
      try settings.checkBackups()
      try await KeyCheck(probes: KeyProbeRepository(database), sealer: sealer).check()
      let starters = try StarterPacks(files: EmbeddedFile.packs.map { ($0.name, $0.bytes) })
      self.starters = starters
      library = Self.library(database, starters, settings, clock: clock, logger: logger)
      directory = EndpointDirectory(
        source: EndpointRepository(database), library: library, sealer: sealer, freshness: settings.freshness,
        clock: clock,
        logger: logger)
      try await directory.reload()
    } catch {
      await database.close()
      throw error
    }
    ownComments = OwnComments(
      store: OwnCommentRepository(database), reloader: directory, clock: clock, logger: logger)
    http = OutboundClient(addresses: settings.allowsPrivateAddresses ? .allowPrivate : .publicOnly, logger: logger)
    tokens = TokenKeeper(
      http: http, addresses: settings.platform, accounts: AccountRepository(database), apps: AppRepository(database),
      sealer: sealer, clock: clock, logger: logger)
  }

  private static func library(
    _ database: GatehouseDatabase, _ starters: StarterPacks, _ settings: Settings, clock: WallClock, logger: Logger
  ) -> RuleLibrary {
    RuleLibrary(
      store: RuleSetRepository(database), archive: CommentArchiveRepository(database),
      starters: { $0.origin == .starter ? starters[$0.name]?.content : nil },
      limits: RuleLibrary.Limits(ruleSetBytes: settings.ruleCacheBytes), clock: clock,
      onFailure: { part, error in
        logger.error(
          "comments are refused with 503 because what decides them cannot be loaded",
          metadata: ["part": "\(part)", "error": "\(error)"])
      })
  }

  /// Serves until one of `signals` arrives or the surrounding service group shuts down: the public listener drains
  /// first, then the admin listener, then the calls under way; what was accepted is on disk when it returns.
  ///
  /// `onReady` hears the ports once both listeners take connections.
  public func run(
    stoppingOn signals: [UnixSignal] = [], onReady: @escaping @Sendable (Ports) async -> Void = { _ in }
  ) async throws {
    checkOpenFiles()
    let ports = BoundPorts(onReady)
    let group = ServiceGroup(
      configuration: ServiceGroupConfiguration(
        services: services(ports).map { .init(named: $0) },
        gracefulShutdownSignals: signals, logger: logger))
    do {
      await clockWatch().putRight()
      try await quotaKeeper.restore()
      try await group.run()
    } catch {
      await close()
      throw error
    }
    await close()
  }

  private func checkOpenFiles() {
    guard let limit = OpenFiles.raiseLimit(), limit < settings.ingest.maximumConnections + OpenFiles.others else {
      return
    }
    logger.warning(
      "fewer files may be open than public.max.connections takes: raise the limit (ulimit -Hn, or LimitNOFILE of its unit)",
      metadata: ["limit": "\(limit)"])
  }

  /// For a gateway that was never run.
  public func close() async {
    http.shutdown()
    await database.close()
  }

  /// Shut down from the last to the first.
  private func services(_ ports: BoundPorts) -> [any Service] {
    let outbox = settings.pausesActions ? nil : outboxWorker()
    let listeners: [any Service] = [
      Listener(name: "admin", address: settings.admin, service: adminServer(ports, outbox)),
      Listener(
        name: "public", address: ListenAddress(host: settings.ingest.host, port: settings.ingest.port),
        service: ingestServer(ports)),
    ]
    let certificates: [any Service] = [adminTLS, publicTLS].compactMap { $0 }
    let callers: [any Service] =
      outbox.map { [$0, confirmationWorker(), tokenRenewalWorker()] + reconciliationWorkers() } ?? []
    let workers: [any Service] =
      certificates
      + [scoreWorker(), undoWorker(), authorisationWatcher(), retentionWorker(), clockWatch(telling: callers)]
      + alertWorkers() + reportWorkers() + replayWorkers() + reviewWorkers() + safekeepingWorkers()
    return [quotaKeeper] + callers + workers + listeners
  }

  private func ingestServer(_ ports: BoundPorts) -> any Service {
    IngestServer(
      settings.ingest, directory: directory, journal: GroupCommitJournal(database), readiness: readiness,
      security: publicTLS?.security ?? .plain, callback: authorisationReceiver, instance: instance, lag: deliveryLag,
      clock: clock, logger: logger,
      onBind: { await ports.bound(ingest: $0) })
  }

  private func adminServer(_ ports: BoundPorts, _ outbox: OutboxWorker?) -> any Service {
    AdminServer(
      AdminDependencies(
        tenants: TenantRepository(database), apps: AppRepository(database), accounts: AccountRepository(database),
        rules: ruleDependencies, events: EventRepository(database), reviews: reviewDependencies,
        replay: replayDependencies, notices: NoticeRepository(database), alerts: alertDependencies,
        audit: AuditRepository(database), reports: ReportRepository(database),
        reportSchedules: ReportScheduleRepository(database), coverage: CoverageRepository(database),
        overview: OverviewDependencies(store: OverviewRepository(database)),
        clientReports: clientReportDependencies, retention: retentionDependencies, access: accessDependencies,
        onboarding: onboardingDependencies,
        authorisations: authorisationDependencies, metrics: metricsDependencies(outbox), quota: broker,
        safekeeping: safekeepingDependencies, diagnosis: doctorDependencies(webhookManager), webhooks: webhookManager,
        reloader: LimitReloader(directory: directory, keeper: quotaKeeper), sealer: sealer,
        clock: clock, readiness: readiness, proxies: settings.proxies),
      address: settings.admin, security: adminTLS?.security ?? .plain, logger: logger,
      onBind: { await ports.bound(admin: $0) })
  }

  private var accessDependencies: AccessDependencies {
    AccessDependencies(
      operators: OperatorRepository(database), sessions: SessionRepository(database),
      tokens: TokenRepository(database), hasher: PasswordHasher(),
      identity: IdentityDependencies(database, settings), sessionLimits: settings.sessions,
      site: AdminSite(url: settings.adminPublicURL, servesTLS: adminTLS != nil))
  }

  private var onboardingDependencies: OnboardingDependencies {
    OnboardingDependencies(
      configurations: TenantConfigurationRepository(database), idempotency: IdempotencyRepository(database))
  }

  private var ruleDependencies: RuleDependencies {
    let undo = UndoRepository(database)
    return RuleDependencies(
      ruleSets: RuleSetRepository(database), lists: TermListRepository(database), starters: starters, library: library,
      statistics: RuleStatisticsRepository(database), archive: CommentArchiveRepository(database), undo: undo,
      undoPreviewer: UndoPreviewer(store: undo, assessor: undoAssessor))
  }

  private var webhookManager: WebhookManager {
    WebhookManager(
      http: http, addresses: settings.platform, accounts: AccountRepository(database), apps: AppRepository(database),
      sealer: sealer, tokens: tokens, publicURL: settings.publicURL, clock: clock, logger: logger)
  }

  private func outboxWorker() -> OutboxWorker {
    OutboxWorker(
      outbox: OutboxRepository(database, patience: settings.confirmationPatience),
      platform: CommentModerator(http: http, addresses: settings.platform, tokens: tokens, logger: logger),
      reader: commentReader, own: ownComments, broker: broker, clock: clock, logger: logger)
  }

  private func scoreWorker() -> any Service {
    let classifier = settings.classifier.map { settings in
      RememberingClassifier(
        ModerationsClient(http: http, settings: settings), lifetime: settings.cacheLifetime, clock: clock)
    }
    return ScoreWorker(
      queue: ScoreQueueRepository(database), classifier: classifier, accounts: AccountRepository(database),
      library: library, clock: clock, logger: logger)
  }

  private func undoWorker() -> any Service {
    JobWorker(UndoWork(store: UndoRepository(database), assessor: undoAssessor), clock: clock, logger: logger)
  }

  private var undoAssessor: UndoAssessor {
    UndoAssessor(
      rules: { [library] in try await library.ruleSet(for: $0, in: $1) }, accounts: AccountRepository(database),
      ruleSets: RuleSetRepository(database))
  }
}
