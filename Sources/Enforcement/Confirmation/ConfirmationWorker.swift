public import Logging
public import Moderation
public import ServiceLifecycle

/// Finds out whether TikTok did what it accepted. Its event says so within minutes, as a rule; where none came, the
/// comments are looked at, up to thirty of a video with one call, within the limits that all calls keep. What was not
/// done is tried again on a schedule with an end; what nobody can know is said to be so.
///
/// A finding that was not recorded is found again, and one that is outdated when it is recorded changes nothing.
public final class ConfirmationWorker: Service, ClockFollower {
  /// How long to wait before storage that failed is asked again.
  private static let storagePause = Duration.seconds(1)

  private let queue: any ConfirmationQueue
  private let check: ConfirmationCheck
  /// Accounts that have to wait.
  private let holds = AccountHolds()
  private let concurrency: Int
  private let clock: WallClock
  private let logger: Logger

  /// `schedule` says when to try again what drifted; `concurrency` is the most calls under way at once, of which each
  /// account has at most one.
  public init(
    queue: any ConfirmationQueue, accounts: any AccountStore, reader: any CommentReading, gate: any CallGate,
    schedule: RetrySchedule = .afterDrift, concurrency: Int = 8, clock: WallClock = .system, logger: Logger
  ) {
    self.queue = queue
    check = ConfirmationCheck(
      queue: queue, accounts: accounts,
      reader: GatedReader(reader: reader, gate: gate, urgency: .confirming, clock: clock),
      judge: ConfirmationJudge(schedule: schedule), storagePause: Self.storagePause, logger: logger)
    self.concurrency = concurrency
    self.clock = clock
    self.logger = logger
  }

  /// Works until a graceful shutdown, then lets the calls under way end, records them and returns.
  public func run() async {
    while !Task.isShuttingDownGracefully, !Task.isCancelled {
      do {
        try await round()
        let next = [try await queue.nextDue(after: clock.now()), holds.nextEnd].compactMap { $0 }.min()
        await Waiting(until: next) { [queue] in await queue.waitForConfirmationWork(until: $0) }.end()
      } catch {
        logger.error("what is to be confirmed cannot be read; trying again shortly", metadata: ["error": "\(error)"])
        try? await cancelWhenGracefulShutdown { try await Task.sleep(for: Self.storagePause) }
      }
    }
  }

  public func moveAhead(by lead: Duration) { holds.moveAhead(by: lead) }

  /// Looks at all that is due, but of accounts that have to wait.
  private func round() async throws {
    let (queue, check) = (queue, check)
    let round = AccountRound<ConfirmationBatch>(
      concurrency: concurrency, clock: clock,
      due: { try await queue.due(at: $0, limit: $1, size: check.mostAtOnce, excluding: $2) },
      account: \.accountID, work: { await check.resolve($0) })
    try await round.run(holds)
  }
}
