internal import Enforcement
internal import Logging
internal import Metering
internal import Metrics
internal import Moderation
internal import Storage

/// What `/metrics` shows. Most metrics are counted where things happen; those that say how things stand are read here,
/// when somebody asks, and at most once a second however often that is.
actor MetricsPage {
  private static let lifetime = Duration.seconds(1)

  private let database: GatehouseDatabase
  private let library: RuleLibrary
  /// Nil where actions are paused.
  private let outbox: OutboxWorker?
  private let clock: WallClock
  private let logger: Logger
  private let databaseGauges = DatabaseGauges()
  private let backupGauges = BackupGauges()
  private var ruleGauges: RuleGauges
  private var processGauges = ProcessGauges()
  private let readFailures = Counter(label: "gatehouse_state_read_failures_total")
  private var latest: ContinuousClock.Instant?

  init(
    database: GatehouseDatabase, library: RuleLibrary, ruleCacheBytes: Int, outbox: OutboxWorker?, clock: WallClock,
    logger: Logger
  ) {
    self.database = database
    self.library = library
    self.outbox = outbox
    self.clock = clock
    self.logger = logger
    ruleGauges = RuleGauges(limitBytes: ruleCacheBytes)
  }

  func text() async -> String {
    let now = ContinuousClock.now
    if latest.map({ now - $0 >= Self.lifetime }) ?? true {
      latest = now
      await look()
    }
    return ProcessMetrics.registry.exposition()
  }

  private func look() async {
    processGauges.show(.now())
    ruleGauges.show(library)
    outbox?.measureQuotas()
    do {
      let now = clock.now()
      databaseGauges.show(try await database.state(at: now))
      backupGauges.show(try await BackupRepository(database).summary(), at: now)
    } catch {
      // The other metrics matter most just when the database does not answer.
      readFailures.increment()
      logger.warning("the metrics of the database could not be read", metadata: ["error": "\(error)"])
    }
  }
}
