public import Logging
internal import Metrics
public import Moderation
public import ServiceLifecycle

/// Goes on with the jobs of one kind, a slice at a time and each in its turn. What they ask of TikTok goes through the
/// outbox, so that it keeps the quota and survives a restart like anything else.
///
/// A job that was interrupted goes on behind the last slice that is on disk; one that is cancelled ends with the slice
/// under way.
public final class JobWorker<Work: SlicedWork>: Service {
  /// How long to wait before storage, or rules that cannot be compiled, are asked again.
  private static var pause: Duration { .seconds(5) }

  private let work: Work
  private let clock: WallClock
  private let logger: Logger
  private let failures: Counter

  public init(_ work: Work, clock: WallClock = .system, logger: Logger) {
    self.work = work
    self.clock = clock
    self.logger = logger
    failures = Counter(label: "gatehouse_job_failures_total", dimensions: [("kind", work.name)])
  }

  /// Works until a graceful shutdown, which waits for the slice under way.
  public func run() async {
    while !Task.isShuttingDownGracefully, !Task.isCancelled {
      do {
        let jobs = try await work.queue.running()
        if jobs.isEmpty { await cancelWhenGracefulShutdown { await self.work.queue.waitForWork() } }
        var isAnyStuck = false
        for job in jobs where !Task.isShuttingDownGracefully && !Task.isCancelled {
          if await !advance(job) { isAnyStuck = true }
        }
        if isAnyStuck { await rest() }
      } catch {
        logger.error("jobs cannot be read; trying again", metadata: ["kind": "\(work.name)", "error": "\(error)"])
        await rest()
      }
    }
  }

  /// One slice. False when it could not be done.
  private func advance(_ job: Work.Job) async -> Bool {
    do {
      try await work.advance(job, at: clock.now())
      return true
    } catch {
      failures.increment()
      logger.error(
        "a job cannot go on; trying again",
        metadata: ["kind": "\(work.name)", "job": "\(job.id)", "error": "\(error)"])
      return false
    }
  }

  private func rest() async {
    try? await cancelWhenGracefulShutdown { try await Task.sleep(for: Self.pause) }
  }
}
