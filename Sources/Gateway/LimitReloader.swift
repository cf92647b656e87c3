internal import Enforcement
internal import Ingest
internal import Moderation

/// Has a change take effect in ingest, and where it was of an app's limits, in the broker.
struct LimitReloader: EndpointReloader {
  let directory: EndpointDirectory
  let keeper: QuotaKeeper

  func reload() async throws {
    try await directory.reload()
    try await keeper.takeUpLimits()
  }
}
