public import Logging
public import Moderation
public import ServiceLifecycle

/// Goes on with undo jobs, a batch at a time and each in its turn: decides again what the undone version removed, and
/// has brought back what the rules now in force would not remove. The calls themselves are the outbox's, so that they
/// keep the quota and survive a restart like any others.
///
/// A job that was interrupted goes on behind the last batch that is on disk; one that is cancelled ends with the batch
/// under way.
public final class UndoWorker: Service {
  /// How long to wait before storage, or rules that cannot be compiled, are asked again.
  private static let pause = Duration.seconds(5)

  private let store: any UndoStore
  private let assessor: UndoAssessor
  private let batch: Int
  private let clock: WallClock
  private let logger: Logger

  /// `batch` is how many comments are concluded on in one transaction.
  public init(
    store: any UndoStore, assessor: UndoAssessor, batch: Int = 200, clock: WallClock = .system, logger: Logger
  ) {
    self.store = store
    self.assessor = assessor
    self.batch = batch
    self.clock = clock
    self.logger = logger
  }

  /// Works until a graceful shutdown, which waits for the batch under way.
  public func run() async {
    while !Task.isShuttingDownGracefully, !Task.isCancelled {
      do {
        let jobs = try await store.running()
        if jobs.isEmpty { await cancelWhenGracefulShutdown { await self.store.waitForUndoWork() } }
        var isAnyStuck = false
        for job in jobs where !Task.isShuttingDownGracefully && !Task.isCancelled {
          if await !advance(job) { isAnyStuck = true }
        }
        if isAnyStuck { await rest() }
      } catch {
        logger.error("undo jobs cannot be read; trying again", metadata: ["error": "\(error)"])
        await rest()
      }
    }
  }

  /// One batch. False when it could not be done.
  private func advance(_ job: UndoJob) async -> Bool {
    do {
      let candidates = try await store.candidates(of: job, after: job.cursor, limit: batch)
      let conclusions = try await assessor.assess(candidates, of: job).map(\.conclusion)
      try await store.advance(
        job.id, by: conclusions, to: candidates.last?.event.id ?? job.cursor, isFinished: candidates.count < batch,
        at: clock.now())
      return true
    } catch {
      logger.error(
        "an undo job cannot go on; trying again",
        metadata: ["job": "\(job.id)", "tenant": "\(job.tenantID)", "error": "\(error)"])
      return false
    }
  }

  private func rest() async {
    try? await cancelWhenGracefulShutdown { try await Task.sleep(for: Self.pause) }
  }
}
