public import Logging
public import Moderation
public import ServiceLifecycle

/// Asks the external classifier about comments whose decision may still change with its answer, and decides them again.
///
/// A comment stays as it was decided until then. When the classifier does not answer, it is asked again after each of
/// the schedule's delays; when it still does not, or where none is configured, the decision is made without it, and
/// each `score` condition holds or not as its `otherwise` says.
public final class ScoreWorker: Service {
  /// 5 s, 30 s, 2 min: with four attempts in vain a comment is decided after three minutes at the latest.
  public static let schedule = RetrySchedule(delays: [.seconds(5), .seconds(30), .seconds(120)])

  /// How often to look for comments postponed before a restart.
  private static let longestWait = Duration.seconds(30)
  private static let storagePause = Duration.seconds(1)

  private let queue: any ScoreQueue
  private let resolver: ScoreResolver
  private let concurrency: Int
  private let clock: WallClock
  private let logger: Logger

  private enum Event: Sendable {
    /// To be looked at again then; nil when it is settled.
    case finished(EventID, again: Timestamp?)
    case woken
  }

  /// `concurrency` is the most questions under way at once.
  public init(
    queue: any ScoreQueue, classifier: (any CommentClassifier)?, accounts: any AccountStore,
    library: RuleLibrary, schedule: RetrySchedule = ScoreWorker.schedule, concurrency: Int = 8,
    clock: WallClock = .system, logger: Logger
  ) {
    self.queue = queue
    resolver = ScoreResolver(
      queue: queue, classifier: classifier, accounts: accounts, library: library, schedule: schedule, clock: clock,
      storagePause: Self.storagePause, logger: logger)
    self.concurrency = concurrency
    self.clock = clock
    self.logger = logger
  }

  /// Works until a graceful shutdown, then lets the questions under way end and returns.
  public func run() async {
    await withTaskGroup(of: Event.self) { group in
      var inFlight: Set<EventID> = []
      var postponed: [EventID: Timestamp] = [:]
      var wait = WorkWait()
      while !Task.isShuttingDownGracefully, !Task.isCancelled {
        let now = clock.now()
        postponed = postponed.filter { $0.value > now }
        let deadline = await startDue(at: now, &inFlight, in: &group, next: postponed.values.min())
        wait.keep(until: deadline, in: &group, woken: .woken) { [queue] in await queue.waitForScoreWork(until: $0) }
        switch await group.next() {
        case .finished(let id, let again):
          inFlight.remove(id)
          postponed[id] = again
        case .woken, nil: wait.ended()
        }
      }
    }
  }

  /// Starts what is due and has room; says when to look again.
  private func startDue(
    at now: Timestamp, _ inFlight: inout Set<EventID>, in group: inout TaskGroup<Event>, next: Timestamp?
  ) async -> Timestamp {
    let latest = now + Self.longestWait
    guard inFlight.count < concurrency else { return latest }
    do {
      // Those under way are among the oldest still.
      for pending in try await queue.due(at: now, limit: concurrency + inFlight.count) {
        let id = pending.event.id
        guard inFlight.count < concurrency else { break }
        guard inFlight.insert(id).inserted else { continue }
        group.addTask { .finished(id, again: await self.resolver.resolve(pending)) }
      }
      return min(next ?? latest, latest)
    } catch {
      logger.error("comments that wait for scores cannot be read; trying again", metadata: ["error": "\(error)"])
      return now + Self.storagePause
    }
  }
}
