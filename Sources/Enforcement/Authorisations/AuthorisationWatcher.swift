public import Logging
public import Moderation
public import ServiceLifecycle

/// Raises an alert for what goes wrong with authorisations: once for each lapse, however it came about, once for a token
/// that cannot be renewed and is about to end, and once for an authorisation that ends soon.
public final class AuthorisationWatcher: Service {
  /// What cannot be renewed is told of when it ends sooner than this.
  static let failingWithin = Duration.seconds(3600)

  /// How often to look for what only time brings about.
  private static let longestWait = Duration.seconds(30)
  private static let pause = Duration.seconds(5)
  private static let batch = 100

  private let watch: any AuthorisationWatch
  private let alerts: any AlertSink
  private let clock: WallClock
  private let logger: Logger

  public init(
    watch: any AuthorisationWatch, alerts: any AlertSink, clock: WallClock = .system, logger: Logger
  ) {
    self.watch = watch
    self.alerts = alerts
    self.clock = clock
    self.logger = logger
  }

  /// Works until a graceful shutdown.
  public func run() async {
    while !Task.isShuttingDownGracefully, !Task.isCancelled {
      do {
        let now = clock.now()
        let troubles = try await watch.untoldTroubles(at: now, failingWithin: Self.failingWithin, limit: Self.batch)
        for trouble in troubles {
          try await tell(of: trouble, at: now)
        }
        if troubles.count == Self.batch { continue }
        await Waiting(until: now + Self.longestWait) { [watch] in await watch.waitForTroubles(until: $0) }.end()
      } catch {
        logger.error("troubles with authorisations cannot be told; trying again", metadata: ["error": "\(error)"])
        try? await cancelWhenGracefulShutdown { try await Task.sleep(for: Self.pause) }
      }
    }
  }

  /// Should the process end in between, the alert is raised once more, under the same id: that it is there already is
  /// then as good.
  private func tell(of trouble: AuthorisationTrouble, at moment: Timestamp) async throws {
    do {
      try await alerts.raise(trouble.alert(at: moment))
    } catch StorageError.conflict {}
    try await watch.markTold(trouble, at: moment)
  }
}
