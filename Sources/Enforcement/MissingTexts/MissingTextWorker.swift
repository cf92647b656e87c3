public import Logging
public import Moderation
public import ServiceLifecycle

/// Fetches the texts that TikTok left out of its events, and has those comments decided; until then they wait for
/// review.
public final class MissingTextWorker: Service, ClockFollower {
  /// How often to look for comments postponed before a restart.
  private static let longestWait = Duration.seconds(30)
  private static let storagePause = Duration.seconds(1)

  private let queue: any MissingTextQueue
  private let fetch: MissingTextFetch
  private let concurrency: Int
  private let holds = AccountHolds()
  private let clock: WallClock
  private let logger: Logger

  /// `concurrency` is the most calls under way at once, each for another account.
  public init(
    queue: any MissingTextQueue, reader: any CommentReading, gate: any CallGate, accounts: any AccountStore,
    library: RuleLibrary, own: OwnComments, concurrency: Int = 4, clock: WallClock = .system, logger: Logger
  ) {
    self.queue = queue
    fetch = MissingTextFetch(
      queue: queue, reader: GatedReader(reader: reader, gate: gate, urgency: .undecided, clock: clock),
      accounts: accounts, library: library, own: own, clock: clock, logger: logger)
    self.concurrency = concurrency
    self.clock = clock
    self.logger = logger
  }

  /// Works until a graceful shutdown.
  public func run() async {
    while !Task.isShuttingDownGracefully, !Task.isCancelled {
      do {
        try await round()
        let now = clock.now()
        let next = [try await queue.nextDue(after: now), holds.nextEnd, now + Self.longestWait].compactMap { $0 }
        await Waiting(until: next.min()) { [queue] in await queue.waitForTextWork(until: $0) }.end()
      } catch {
        logger.error("comments that wait for texts cannot be read; trying again", metadata: ["error": "\(error)"])
        try? await cancelWhenGracefulShutdown { try await Task.sleep(for: Self.storagePause) }
      }
    }
  }

  public func moveAhead(by lead: Duration) { holds.moveAhead(by: lead) }

  /// Does all that is due, but of accounts that have to wait.
  func round() async throws {
    let (queue, fetch) = (queue, fetch)
    let round = AccountRound<PendingTextBatch>(
      concurrency: concurrency, clock: clock,
      due: { try await queue.due(at: $0, limit: $1, perBatch: fetch.mostAtOnce, excluding: $2) },
      account: \.accountID, work: { await fetch.resolve($0) })
    try await round.run(holds)
  }
}
