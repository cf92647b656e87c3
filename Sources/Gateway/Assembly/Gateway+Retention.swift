internal import AdminAPI
internal import Enforcement
internal import ServiceLifecycle
internal import Storage

/// What is kept for how long, and what deletes it then.
extension Gateway {
  var retentionDependencies: RetentionDependencies {
    RetentionDependencies(
      policies: RetentionRepository(database), erasures: ErasureRepository(database), standard: settings.retention)
  }

  func retentionWorker() -> any Service {
    RetentionWorker(
      work: RetentionWorkRepository(database), alerts: AlertRepository(database), policy: settings.retention,
      clock: clock, logger: logger)
  }
}
