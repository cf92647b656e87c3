public import Logging
public import Moderation
public import Sealing
internal import Synchronization
public import TikTok

/// Holds the webhook paths in force and replaces them when the configuration changed.
public final class EndpointDirectory: EndpointReloader {
  let library: RuleLibrary
  private let source: any EndpointSource
  private let sealer: Sealer
  private let freshness: Freshness
  private let clock: WallClock
  private let logger: Logger
  private let current = Mutex(EndpointSnapshot.empty)
  private let loading = LoadQueue()

  public init(
    source: any EndpointSource, library: RuleLibrary, sealer: Sealer, freshness: Freshness,
    clock: WallClock = .system, logger: Logger
  ) {
    self.source = source
    self.library = library
    self.sealer = sealer
    self.freshness = freshness
    self.clock = clock
    self.logger = logger
  }

  /// Reads the configuration anew and puts it in force as a whole; when it cannot be read, the one before stays. Throws
  /// `StorageError` and `CryptoError`.
  ///
  /// Rule sets in use that changed are compiled first. Throws too where one cannot be (`RuleSetFaults`): its comments are
  /// then answered 503 until it is put right, and everything else is in force.
  public func reload() async throws {
    try await loading.run { try await self.load() }
  }

  /// The endpoint of a path; nil for an unknown one.
  func endpoint(at path: String) -> Endpoint? {
    current.withLock { $0.endpoints[path] }
  }

  /// Those that may have parked a delivery: of one account, or else those of all apps that have this owner.
  func endpoints(ofParked delivery: ParkedDelivery, of tenant: TenantID?) -> [Endpoint] {
    current.withLock { snapshot in
      if let account = delivery.accountID, let tenant {
        return [snapshot.endpoints["/webhooks/\(tenant)/\(account)"]].compactMap { $0 }
      }
      return snapshot.endpoints.filter { $0.key.hasPrefix("/webhooks/apps/") && $0.value.owner == tenant }.map(\.value)
    }
  }

  private func load() async throws {
    let configuration = try await source.endpointConfiguration(at: clock.now(), in: GatewayScope(ownWork: ()))
    let snapshot = try EndpointSnapshot(configuration, sealer: sealer, freshness: freshness)
    let previous = current.withLock { $0 }
    let failure = await library.prepare(previous.successors(in: snapshot))
    current.withLock { $0 = snapshot }
    library.publish(configuration.ruleRevisions, keeping: Set(snapshot.rules.values))
    logger.debug("webhook paths are in force", metadata: ["paths": "\(snapshot.endpoints.count)"])
    if let failure { throw failure }
  }
}

/// Runs one load at a time. Callers that come while one is under way share the next, which begins after it and so sees
/// everything they changed.
private actor LoadQueue {
  private var running: Task<Void, any Error>?
  private var waiting: Task<Void, any Error>?

  func run(_ load: @escaping @Sendable () async throws -> Void) async throws {
    if let waiting { return try await waiting.value }
    guard let current = running else { return try await start(load).value }
    let next = Task {
      _ = await current.result
      try await self.startWaiting(load).value
    }
    waiting = next
    try await next.value
  }

  private func startWaiting(_ load: @escaping @Sendable () async throws -> Void) -> Task<Void, any Error> {
    waiting = nil
    return start(load)
  }

  private func start(_ load: @escaping @Sendable () async throws -> Void) -> Task<Void, any Error> {
    let task = Task {
      defer { self.finished() }
      try await load()
    }
    running = task
    return task
  }

  private func finished() { running = nil }
}
