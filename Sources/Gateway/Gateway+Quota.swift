internal import Enforcement
internal import Ingest
internal import Moderation
internal import Storage

extension Gateway {
  /// Only one of them may run.
  var quotaKeeper: QuotaKeeper {
    QuotaKeeper(
      broker: broker, store: QuotaRepository(database), alerts: AlertRepository(database), clock: clock, logger: logger)
  }
}

/// Has a change take effect in ingest, and where it was of an app's limits, in the broker.
struct LimitReloader: EndpointReloader {
  let directory: EndpointDirectory
  let keeper: QuotaKeeper

  func reload() async throws {
    try await directory.reload()
    try await keeper.takeUpLimits()
  }
}
