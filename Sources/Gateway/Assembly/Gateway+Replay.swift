internal import AdminAPI
internal import Enforcement
internal import Ingest
internal import Moderation
internal import ServiceLifecycle
internal import Storage

/// What retries what was given up, and replays what is stored.
extension Gateway {
  var replayDependencies: ReplayDependencies {
    ReplayDependencies(
      deadLetters: DeadLetterRepository(database), retries: RetryRepository(database),
      replays: ReplayRepository(database), parked: ParkedDeliveryRepository(database),
      parkedReader: ParkedDeliveryReader(directory))
  }

  func replayWorkers() -> [any Service] {
    let assessor = ReplayAssessor(
      rules: { [library] in try await library.namedRuleSet(for: $0, in: $1) },
      ruleSets: RuleSetRepository(database), statistics: RuleStatisticsRepository(database))
    return [
      JobWorker(StoredWork("retry", RetryRepository(database)), clock: clock, logger: logger),
      JobWorker(
        ReplayWork(store: ReplayRepository(database), assessor: assessor), clock: clock, logger: logger),
    ]
  }
}
