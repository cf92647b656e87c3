public import Logging
public import Moderation
public import ServiceLifecycle

/// Looks at every tenant's review queue again and again, and has an alert raised when one grows beyond its limits: once,
/// until it was within them again.
public final class ReviewBacklogWatcher: Service {
  private let watch: any ReviewBacklogWatch
  private let limits: ReviewLimits
  private let interval: Duration
  private let clock: WallClock
  private let logger: Logger

  /// `limits` hold for tenants that set none.
  public init(
    watch: any ReviewBacklogWatch, limits: ReviewLimits, interval: Duration = .seconds(30), clock: WallClock = .system,
    logger: Logger
  ) {
    self.watch = watch
    self.limits = limits
    self.interval = interval
    self.clock = clock
    self.logger = logger
  }

  /// Looks until a graceful shutdown.
  public func run() async {
    while !Task.isShuttingDownGracefully, !Task.isCancelled {
      do {
        let raised = try await watch.raiseBacklogs(beyond: limits, at: clock.now())
        if raised > 0 { logger.notice("review queues beyond their limits", metadata: ["tenants": "\(raised)"]) }
      } catch {
        logger.error("review queues cannot be looked at; trying again", metadata: ["error": "\(error)"])
      }
      try? await cancelWhenGracefulShutdown { try await Task.sleep(for: self.interval) }
    }
  }
}
