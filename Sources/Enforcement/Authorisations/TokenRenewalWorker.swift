public import Logging
internal import Metrics
public import Moderation
public import ServiceLifecycle

/// Renews access tokens ahead of their end, a few at a time, so that no comment waits for a refresh and accounts on
/// which nothing happens do not lapse unnoticed.
///
/// What fails is tried again after a minute, then after longer, for as long as TikTok does not say that the
/// authorisation is lost.
public final class TokenRenewalWorker: Service, ClockFollower {
  /// 1, 2, 5, 10 and then every 15 minutes: a day's token is due nearly five hours before its end.
  public static let schedule = RetrySchedule(
    delays: [.seconds(60), .seconds(120), .seconds(300), .seconds(600), .seconds(900)])

  /// How often to look for what changed without anybody saying so.
  private static let longestWait = Duration.seconds(30)
  /// How long an account is let be whatever came of its renewal, should it still seem due.
  private static let pause = Duration.seconds(5)

  private let queue: any TokenRenewalQueue
  private let tokens: any TokenRenewing
  private let schedule: RetrySchedule
  private let concurrency: Int
  private let resting = AccountHolds()
  private let metrics = RenewalMetrics()
  private let clock: WallClock
  private let logger: Logger

  private enum Event: Sendable {
    case finished(AccountID)
    case woken
  }

  /// `concurrency` is the most renewals under way at once.
  public init(
    queue: any TokenRenewalQueue, tokens: any TokenRenewing, schedule: RetrySchedule = TokenRenewalWorker.schedule,
    concurrency: Int = 4, clock: WallClock = .system, logger: Logger
  ) {
    self.queue = queue
    self.tokens = tokens
    self.schedule = schedule
    self.concurrency = concurrency
    self.clock = clock
    self.logger = logger
  }

  /// Works until a graceful shutdown, then lets the renewals under way end and returns.
  public func run() async {
    await withTaskGroup(of: Event.self) { group in
      var inFlight: Set<AccountID> = []
      var wait = WorkWait()
      while !Task.isShuttingDownGracefully, !Task.isCancelled {
        let deadline = await startDue(at: clock.now(), &inFlight, in: &group)
        wait.keep(until: deadline, in: &group, woken: .woken) { [queue] in await queue.waitForRenewals(until: $0) }
        switch await group.next() {
        case .finished(let account):
          inFlight.remove(account)
          resting.hold(account, until: clock.now() + Self.pause)
        case .woken, nil: wait.ended()
        }
      }
    }
  }

  public func moveAhead(by lead: Duration) { resting.moveAhead(by: lead) }

  /// Starts what is due and has room; says when to look again.
  private func startDue(
    at now: Timestamp, _ inFlight: inout Set<AccountID>, in group: inout TaskGroup<Event>
  ) async -> Timestamp {
    let latest = now + Self.longestWait
    let letBe = resting.accounts(at: now)
    guard inFlight.count < concurrency else { return latest }
    do {
      // Those under way, and those let be, are among the earliest still.
      let limit = concurrency + inFlight.count + letBe.count
      for due in try await queue.dueRenewals(at: now, limit: limit) {
        let id = due.account.id
        guard inFlight.count < concurrency else { break }
        guard !letBe.contains(id), inFlight.insert(id).inserted else { continue }
        group.addTask {
          await self.renew(due)
          return .finished(id)
        }
      }
      let next = try await queue.nextRenewal(after: now)
      return [next, resting.nextEnd, latest].compactMap { $0 }.min() ?? latest
    } catch {
      logger.error("tokens that are due cannot be read; trying again", metadata: ["error": "\(error)"])
      return now + Self.pause
    }
  }

  private func renew(_ due: DueRenewal) async {
    do throws(PlatformFailure) {
      try await tokens.renew(due.account)
      metrics.renewed.increment()
    } catch {
      // The account was disconnected, and whoever watches over authorisations says so.
      guard error.kind != .reauthorise else { return metrics.lost.increment() }
      metrics.postponed.increment()
      await postpone(due, after: error)
    }
  }

  private func postpone(_ due: DueRenewal, after failure: PlatformFailure) async {
    let now = clock.now()
    var generator = SystemRandomNumberGenerator()
    let attempt = min(due.failures + 1, schedule.delays.count)
    let next = schedule.next(afterAttempts: attempt, at: now, using: &generator) ?? now + Self.longestWait
    logger.warning(
      "an access token could not be renewed",
      metadata: ["account": "\(due.account.id)", "reason": "\(failure.message)", "attempt": "\(due.failures + 1)"])
    do {
      try await queue.renewalFailed(of: due.account.id, because: failure.message, until: next)
    } catch {
      logger.error(
        "it cannot be kept that a token was not renewed",
        metadata: ["account": "\(due.account.id)", "error": "\(error)"])
    }
  }
}
