public import Logging
public import Moderation
public import ServiceLifecycle
internal import Synchronization

/// Carries out what decisions asked for: takes due actions from the outbox, makes the calls, and records what became of
/// them. At least once: after a crash an action whose outcome was not recorded is tried again, and hiding or deleting
/// twice changes nothing at TikTok. An action that an echo has confirmed is never tried again.
public final class OutboxWorker: Service {
  private let outbox: any Outbox
  private let accounts: any AccountStore
  private let platform: any CommentActing
  private let schedule: RetrySchedule
  private let concurrency: Int
  private let clock: WallClock
  private let logger: Logger
  private let pacer: Mutex<CallPacer>

  private enum Event: Sendable {
    case finished(ActionID)
    case woken
  }

  /// `concurrency` is the most calls under way at once.
  public init(
    outbox: any Outbox, accounts: any AccountStore, platform: any CommentActing, limits: CallLimits = CallLimits(),
    schedule: RetrySchedule = RetrySchedule(), concurrency: Int = 32, clock: WallClock = .system, logger: Logger
  ) {
    self.outbox = outbox
    self.accounts = accounts
    self.platform = platform
    self.schedule = schedule
    self.concurrency = concurrency
    self.clock = clock
    self.logger = logger
    pacer = Mutex(CallPacer(limits))
  }

  /// Works until a graceful shutdown, then lets the calls under way end, records them and returns.
  public func run() async {
    await withTaskGroup(of: Event.self) { group in
      var inFlight: Set<ActionID> = []
      var isWaiting = false
      while !Task.isShuttingDownGracefully, !Task.isCancelled {
        let deadline = await startDue(&inFlight, in: &group)
        if !isWaiting {
          isWaiting = true
          group.addTask {
            await cancelWhenGracefulShutdown { await self.outbox.waitForWork(until: deadline) }
            return .woken
          }
        }
        switch await group.next() {
        case .finished(let id): inFlight.remove(id)
        case .woken, nil: isWaiting = false
        }
      }
    }
  }

  /// Starts what is due and may be called; says when to look again.
  private func startDue(_ inFlight: inout Set<ActionID>, in group: inout TaskGroup<Event>) async -> Timestamp? {
    let now = clock.now()
    do {
      let free = concurrency - inFlight.count
      if free > 0 {
        let due = try await outbox.due(
          at: now, limit: free, excluding: inFlight,
          pausedAccounts: pacer.withLock { $0.pausedAccounts(at: now) })
        for action in due.prefix(free) where try await start(action, at: now, in: &group) {
          inFlight.insert(action.id)
        }
      }
      return [try await outbox.nextDue(after: now), pacer.withLock { $0.nextOpening }].compactMap { $0 }.min()
    } catch {
      logger.error("the outbox cannot be read; trying again shortly", metadata: ["error": "\(error)"])
      return now + .seconds(1)
    }
  }

  /// False when the account is at its limit.
  private func start(_ action: Action, at now: Timestamp, in group: inout TaskGroup<Event>) async throws -> Bool {
    let scope = TenantScope(ownWorkFor: action.tenantID)
    guard let account = try await accounts.account(action.accountID, in: scope) else { return false }
    guard pacer.withLock({ $0.mayCall(action.carriedOutAs, for: account, at: now) }) else { return false }
    group.addTask {
      await self.attempt(action, for: account)
      return .finished(action.id)
    }
    return true
  }

  private func attempt(_ action: Action, for account: Account) async {
    let began = clock.now()
    do {
      // An echo may have confirmed it since it was read.
      guard try await outbox.isStillRequested(action.id) else { return }
      let result = await call(action, for: account)
      let ended = clock.now()
      var pause: Timestamp?
      if case .failure(let failure) = result, failure.kind == .rateLimited {
        pause = pacer.withLock { $0.breached(by: account, at: ended) }
      }
      var generator = SystemRandomNumberGenerator()
      let outcome = ActionAttempt(action: action, schedule: schedule).outcome(
        of: result, at: ended, pausedUntil: pause, using: &generator)
      try await outbox.record(outcome, of: action.id, began: began, ended: ended)
      log(outcome, of: action)
    } catch {
      // It stays requested and is tried again; TikTok takes a second hide or delete as done.
      logger.error(
        "the outcome of an action could not be recorded", metadata: ["action": "\(action.id)", "error": "\(error)"])
      try? await Task.sleep(for: .seconds(1))
    }
  }

  private func call(_ action: Action, for account: Account) async -> Result<Void, PlatformFailure> {
    do {
      try await platform.perform(action.carriedOutAs, on: action.commentID, of: action.videoID, for: account)
      return .success(())
    } catch {
      return .failure(error)
    }
  }

  private func log(_ outcome: AttemptOutcome, of action: Action) {
    let metadata: Logger.Metadata = ["action": "\(action.id)", "tenant": "\(action.tenantID)"]
    switch outcome {
    case .accepted, .confirmed:
      logger.debug("an action was carried out", metadata: metadata)
    case .postponed(_, let error), .retry(_, let error):
      logger.notice("an action will be tried again", metadata: metadata.merging(["reason": "\(error)"]) { $1 })
    case .failed(let error), .dead(let error):
      logger.warning("an action was given up", metadata: metadata.merging(["reason": "\(error)"]) { $1 })
    }
  }
}
