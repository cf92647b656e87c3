import Moderation
import Synchronization

/// Brings rules into force as ingest does, and counts how often it was asked to; fails instead while `isBroken`.
final class ReloadRecorder: EndpointReloader {
  let count = Mutex(0)
  let isBroken = Mutex(false)
  private let source: any EndpointSource
  private let library: RuleLibrary

  init(source: any EndpointSource, library: RuleLibrary) {
    self.source = source
    self.library = library
  }

  func reload() async throws {
    if isBroken.withLock({ $0 }) { throw StorageError.failed(detail: "SQLITE_NOMEM in reload") }
    count.withLock { $0 += 1 }
    try await publish()
  }

  /// The same, uncounted.
  func publish() async throws {
    let configuration = try await source.endpointConfiguration(
      at: WallClock.system.now(), in: GatewayScope(ownWork: ()))
    library.publish(configuration.ruleRevisions, keeping: [])
  }
}
