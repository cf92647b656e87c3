internal import AdminAPI
internal import Diagnosis
internal import Enforcement
internal import Ingest
internal import Moderation
internal import Outbound
internal import ServiceLifecycle
internal import Storage
internal import TikTok

/// What is kept for how long, and what deletes it then.
extension Gateway {
  var retentionDependencies: RetentionDependencies {
    RetentionDependencies(
      policies: RetentionRepository(database), erasures: ErasureRepository(database), standard: settings.retention)
  }

  func retentionWorker() -> any Service {
    let (clock, http, lag) = (clock, http, deliveryLag)
    let server = ServerClock(url: settings.platform.business, clock: clock) { try await http.send($0) }
    return RetentionWorker(
      work: RetentionWorkRepository(database), alerts: AlertRepository(database), policy: settings.retention,
      witness: ClockWitness(
        deliveryLag: { lag.smallest(at: clock.now()) }, serverLead: { try await server.lead() }),
      clock: clock, logger: logger)
  }
}
