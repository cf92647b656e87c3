public import Logging
internal import Metrics
public import Moderation
public import ServiceLifecycle

/// Carries out what decisions asked for: takes due actions from the outbox, makes the calls, and records what became of
/// them. At least once: after a crash an action whose outcome was not recorded is tried again, and hiding or deleting
/// twice changes nothing at TikTok. Only replies are sent at most once: one whose outcome is unknown is given up. An
/// action that an echo has confirmed is never tried again.
public final class OutboxWorker: Service {
  /// How long to wait before storage that failed is asked again.
  private static let storagePause = Duration.seconds(1)
  /// How long an account waits at least that was turned away, since its gate may open this very moment.
  private static let shortestWait = Duration.milliseconds(100)

  private let outbox: any Outbox
  private let accounts: any AccountStore
  private let carrier: ActionCarrier
  private let authorship: AuthorshipCheck
  private let concurrency: Int
  private let perAccount: Int
  private let metrics = ActionMetrics()
  private let clock: WallClock
  private let logger: Logger

  private enum Event: Sendable {
    case finished(ActionID)
    case looked([ActionID], of: AccountID, AuthorshipCheck.Outcome)
    case woken
  }

  /// A video of an account, whose comments one call can ask for.
  private struct Video: Hashable {
    let accountID: AccountID
    let videoID: String

    init(of action: Action) { (accountID, videoID) = (action.accountID, action.videoID) }
  }

  /// Actions on comments of one video whose writers are not known yet.
  private struct Unknown {
    let account: Account
    var actions: [Action] = []
  }

  /// `concurrency` is the most calls under way at once, `perAccount` the most of them for one account, so that one
  /// whose calls are slow leaves room for the others. `reader` and `own` tell comments that accounts wrote themselves.
  public init(
    outbox: any Outbox, accounts: any AccountStore, platform: any CommentActing, reader: any CommentReading,
    own: OwnComments, broker: QuotaBroker, schedule: RetrySchedule = RetrySchedule(), concurrency: Int = 32,
    perAccount: Int = 8, clock: WallClock = .system, logger: Logger
  ) {
    self.outbox = outbox
    self.accounts = accounts
    carrier = ActionCarrier(
      outbox: outbox, platform: platform, schedule: schedule, broker: broker, clock: clock,
      storagePause: Self.storagePause, metrics: metrics, logger: logger)
    authorship = AuthorshipCheck(reader: reader, gate: broker, own: own, clock: clock, logger: logger)
    self.concurrency = concurrency
    self.perAccount = perAccount
    self.clock = clock
    self.logger = logger
  }

  /// Works until a graceful shutdown, then lets the calls under way end, records them and returns.
  public func run() async {
    await withTaskGroup(of: Event.self) { group in
      var inFlight: Set<ActionID> = []
      var authors = AuthorshipBook()
      var wait = WorkWait()
      while !Task.isShuttingDownGracefully, !Task.isCancelled {
        let deadline = await startDue(&inFlight, &authors, in: &group)
        metrics.inFlight.record(inFlight.count)
        wait.keep(until: deadline, in: &group, woken: .woken) { [outbox] in await outbox.waitForWork(until: $0) }
        switch await group.next() {
        case .finished(let id):
          inFlight.remove(id)
          authors.forget(id)
        case .looked(let ids, let account, let outcome):
          inFlight.subtract(ids)
          authors.note(outcome, of: ids, account, at: clock.now())
        case .woken, nil: wait.ended()
        }
      }
    }
  }

  /// Brings the metrics of quotas up to date, which change with time alone: before they are read.
  public func measureQuotas() { metrics.quota(carrier.broker.use(at: clock.now())) }

  /// Starts what is due and may be called; says when to look again. Nil leaves that to the calls under way and to new
  /// work.
  private func startDue(
    _ inFlight: inout Set<ActionID>, _ authors: inout AuthorshipBook, in group: inout TaskGroup<Event>
  ) async -> Timestamp? {
    let now = clock.now()
    do {
      var known: [AccountID: Account] = [:]
      while inFlight.count < concurrency, !Task.isShuttingDownGracefully {
        var turns = carrier.broker.turns(at: now)
        turns.closedAccounts.formUnion(authors.closedLines(at: now))
        let due = try await outbox.due(
          at: now, limit: concurrency - inFlight.count, perAccount: perAccount, excluding: inFlight, turns: turns)
        var isAnyTurnedAway = false
        var unknown: [Video: Unknown] = [:]
        for action in due {
          guard let account = try await account(of: action, &known) else { continue }
          if authorship.isNeeded(for: action, of: account), !authors.isSettled(action, at: now) {
            unknown[Video(of: action), default: Unknown(account: account)].actions.append(action)
            continue
          }
          if action.carriedOutAs == .reply, let opening = carrier.broker.replyOpening(for: account, at: now) {
            inFlight.insert(action.id)
            group.addTask {
              await self.carrier.postpone(action, until: opening)
              return .finished(action.id)
            }
            continue
          }
          guard carrier.broker.admit(action.call(for: account), at: now) == .admitted else {
            isAnyTurnedAway = true
            continue
          }
          inFlight.insert(action.id)
          group.addTask {
            await self.carrier.carryOut(action, for: account)
            return .finished(action.id)
          }
        }
        for (video, unknown) in unknown
        where !startLook(at: unknown, of: video, at: now, &inFlight, &authors, in: &group) { isAnyTurnedAway = true }
        // A line found to be at its limit is closed from here on, and its turns go to others.
        guard isAnyTurnedAway else {
          let openings = [carrier.broker.nextOpening(at: now), authors.nextOpening(at: now)]
          return ([try await outbox.nextDue(after: now)] + openings).compactMap { $0 }.min()
        }
      }
      return nil
    } catch {
      logger.error("the outbox cannot be read; trying again shortly", metadata: ["error": "\(error)"])
      return now + Self.storagePause
    }
  }

  /// Looks who wrote the comments before anything is done to them; false where the limits leave no call for that now.
  private func startLook(
    at unknown: Unknown, of video: Video, at now: Timestamp, _ inFlight: inout Set<ActionID>,
    _ authors: inout AuthorshipBook, in group: inout TaskGroup<Event>
  ) -> Bool {
    let account = unknown.account
    let actions = Array(unknown.actions.prefix(authorship.mostAtOnce))
    let urgency = actions.map(\.urgency).min() ?? .background
    let call = authorship.call(urgency, for: account)
    if case .later(let opening) = carrier.broker.admit(call, at: now) {
      authors.wait(account.id, urgency, until: max(opening, now + Self.shortestWait))
      return false
    }
    inFlight.formUnion(actions.map(\.id))
    group.addTask {
      let outcome = await self.authorship.look(at: actions, of: video.videoID, for: account, by: call)
      return .looked(actions.map(\.id), of: account.id, outcome)
    }
    return true
  }

  /// Nil when it was deleted meanwhile, and its actions with it.
  private func account(of action: Action, _ known: inout [AccountID: Account]) async throws -> Account? {
    if let account = known[action.accountID] { return account }
    let account = try await accounts.account(action.accountID, in: TenantScope(ownWorkFor: action.tenantID))
    known[action.accountID] = account
    return account
  }
}
