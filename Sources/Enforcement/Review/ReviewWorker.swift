public import Logging
public import Moderation
public import ServiceLifecycle

/// Goes on with what reviewers decided about many comments at once, or took back: a slice at a time and each in its
/// turn, so that ingest and single decisions are not held up. What was interrupted goes on behind the last slice that is
/// on disk.
public final class ReviewWorker: Service {
  private static let pause = Duration.seconds(5)

  private let work: any ReviewWork
  private let slice: Int
  private let clock: WallClock
  private let logger: Logger

  /// `slice` is how many comments are done in one transaction.
  public init(work: any ReviewWork, slice: Int = 100, clock: WallClock = .system, logger: Logger) {
    self.work = work
    self.slice = slice
    self.clock = clock
    self.logger = logger
  }

  /// Works until a graceful shutdown, which waits for the slice under way.
  public func run() async {
    while !Task.isShuttingDownGracefully, !Task.isCancelled {
      do {
        let decisions = try await work.unfinished()
        if decisions.isEmpty { await cancelWhenGracefulShutdown { await self.work.waitForReviewWork() } }
        for decision in decisions where !Task.isShuttingDownGracefully && !Task.isCancelled {
          try await work.advance(decision.id, limit: slice, at: clock.now())
        }
      } catch {
        logger.error("reviewers' decisions cannot go on; trying again", metadata: ["error": "\(error)"])
        try? await cancelWhenGracefulShutdown { try await Task.sleep(for: Self.pause) }
      }
    }
  }
}
