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
  private let carrier: ActionCarrier
  private let authorship: AuthorshipCheck
  private let concurrency: Int
  private let perAccount: Int
  private let metrics = ActionMetrics()
  private let clock: WallClock
  private let logger: Logger

  private enum Event: Sendable {
    case finished(Action)
    /// Of the actions looked at only those of the look's own are in flight.
    case looked(DueActions.Look, [ActionID], AuthorshipCheck.Outcome)
    case woken
  }

  /// What goes on from one pass over the outbox to the next.
  private struct Course {
    var inFlight: Set<ActionID> = []
    var authors = AuthorshipBook()
    let ended = EndedTasks()
  }

  /// `concurrency` is the most actions under way at once: where TikTok takes a quarter of a second for a call, 256 make a
  /// thousand a second. `perAccount` is the most of them for one account, so that one whose calls are slow leaves room
  /// for the others. `reader` and `own` tell comments that accounts wrote themselves.
  public init(
    outbox: any Outbox, platform: any CommentActing, reader: any CommentReading, own: OwnComments, broker: QuotaBroker,
    schedule: RetrySchedule = RetrySchedule(), concurrency: Int = 256, perAccount: Int = 8,
    clock: WallClock = .system, logger: Logger
  ) {
    self.outbox = outbox
    carrier = ActionCarrier(
      outbox: outbox, platform: platform, schedule: schedule, broker: broker, clock: clock,
      storagePause: Self.storagePause, metrics: metrics, logger: logger)
    authorship = AuthorshipCheck(outbox: outbox, reader: reader, gate: broker, own: own, clock: clock, logger: logger)
    self.concurrency = concurrency
    self.perAccount = perAccount
    self.clock = clock
    self.logger = logger
  }

  /// Works until a graceful shutdown, then lets the calls under way end, records them and returns.
  public func run() async {
    await withTaskGroup(of: Event.self) { group in
      var course = Course()
      var wait = WorkWait()
      while !Task.isShuttingDownGracefully, !Task.isCancelled {
        let began = ContinuousClock.now
        let deadline = await startDue(&course, in: &group)
        let pause = PassPace.pause(after: ContinuousClock.now - began)
        metrics.inFlight.record(course.inFlight.count)
        wait.keep(until: deadline, in: &group, woken: .woken) { [outbox] in await outbox.waitForWork(until: $0) }
        if pause > .zero { try? await cancelWhenGracefulShutdown { try await Task.sleep(for: pause) } }
        // One pass for all that ended while the last one was made: each looks at everybody who waits.
        repeat { hear(await group.next(), &course, &wait) } while course.ended.hasMore
      }
    }
  }

  private func hear(_ event: Event?, _ course: inout Course, _ wait: inout WorkWait) {
    switch event {
    case .finished(let action):
      course.ended.remove()
      course.inFlight.remove(action.id)
      course.authors.forget(action)
    case .looked(let look, let actions, let outcome):
      course.ended.remove()
      course.inFlight.subtract(look.actions.map(\.id))
      course.authors.note(outcome, of: actions, look.account.id, at: clock.now())
    case .woken, nil: wait.ended()
    }
  }

  /// Brings the metrics of quotas up to date, which change with time alone: before they are read.
  public func measureQuotas() { metrics.quota(carrier.broker.use(at: clock.now())) }

  /// Starts what is due and may be called; says when to look again. Nil leaves that to the calls under way and to new
  /// work.
  private func startDue(_ course: inout Course, in group: inout TaskGroup<Event>) async -> Timestamp? {
    let now = clock.now()
    do {
      while course.inFlight.count < concurrency, !Task.isShuttingDownGracefully {
        let pass = try await pass(at: now, &course)
        if start(due(in: pass, at: now, course), at: now, &course, in: &group) {
          let openings = [carrier.broker.nextOpening(at: now), course.authors.nextOpening(at: now)]
          return ([pass.nextDue] + openings).compactMap { $0 }.min()
        }
        // A line found to be at its limit is closed from here on, and its turns go to others.
      }
      return nil
    } catch {
      logger.error("the outbox cannot be read; trying again shortly", metadata: ["error": "\(error)"])
      return now + Self.storagePause
    }
  }

  /// What there is to do for those whose turn it is.
  private func pass(at now: Timestamp, _ course: inout Course) async throws -> OutboxPass {
    var turns = carrier.broker.turns(at: now)
    turns.unreadAccounts = course.authors.unreadLines(at: now)
    return try await outbox.due(
      at: now, limit: concurrency - course.inFlight.count, perAccount: perAccount, excluding: course.inFlight,
      turns: turns)
  }

  private func due(in pass: OutboxPass, at now: Timestamp, _ course: Course) -> DueActions {
    var due = DueActions()
    for action in pass.actions {
      guard let account = pass.accounts[action.accountID] else { continue }
      if authorship.isNeeded(for: action, of: account), !course.authors.isSettled(action, at: now) {
        due.addToLook(at: action, of: account, atMost: authorship.mostAtOnce)
      } else {
        due.add(action, of: account)
      }
    }
    return due
  }

  /// False where the limits leave no call for some of it now.
  private func start(
    _ due: DueActions, at now: Timestamp, _ course: inout Course, in group: inout TaskGroup<Event>
  ) -> Bool {
    var areAllAdmitted = true
    for (action, account) in due.ready where !start(action, for: account, at: now, &course, in: &group) {
      areAllAdmitted = false
    }
    for look in due.looks where !start(look, at: now, &course, in: &group) { areAllAdmitted = false }
    return areAllAdmitted
  }

  /// Carries the action out, or puts a reply off; false where the limits leave no call for it now.
  private func start(
    _ action: Action, for account: Account, at now: Timestamp, _ course: inout Course, in group: inout TaskGroup<Event>
  ) -> Bool {
    if action.carriedOutAs == .reply, let opening = carrier.broker.replyOpening(for: account, at: now) {
      group.addTask { [carrier, ended = course.ended] in
        defer { ended.add() }
        await carrier.postpone(action, until: opening)
        return .finished(action)
      }
    } else {
      guard carrier.broker.admit(action.call(for: account), at: now) == .admitted else { return false }
      group.addTask { [carrier, ended = course.ended] in
        defer { ended.add() }
        await carrier.carryOut(action, for: account)
        return .finished(action)
      }
    }
    course.inFlight.insert(action.id)
    return true
  }

  /// Looks who wrote the comments before anything is done to them; false where the limits leave no call for that now.
  private func start(
    _ look: DueActions.Look, at now: Timestamp, _ course: inout Course, in group: inout TaskGroup<Event>
  ) -> Bool {
    let call = authorship.call(look.urgency, for: look.account)
    if case .later(let opening) = carrier.broker.admit(call, at: now) {
      course.authors.wait(look.account.id, look.urgency, until: max(opening, now + Self.shortestWait))
      return false
    }
    course.inFlight.formUnion(look.actions.map(\.id))
    let known = course.authors.known(of: look.account.id).union(course.inFlight)
    course.authors.began(look.account.id)
    group.addTask { [authorship, ended = course.ended] in
      defer { ended.add() }
      let (actions, outcome) = await authorship.look(at: look, besides: known, by: call)
      return .looked(look, actions, outcome)
    }
    return true
  }
}
