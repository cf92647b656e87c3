public import Logging
public import Moderation
public import ServiceLifecycle

/// Looks through the comments of recent videos, within what calls nobody else wants, for those that no delivery
/// brought: they are decided and acted on as if they had been delivered. Tells of accounts that are not delivered to at
/// all.
public final class SweepWorker: Service, ClockFollower {
  /// How often to look for new events and due videos.
  static let longestWait = Duration.seconds(30)
  /// How often at most to ask for the calls that accounts wait for, which become free one by one: before they are taken
  /// for gone.
  private static let shortestWait = FairShare.shortPatience / 2
  /// How long an account is left alone after trouble that may be over by itself.
  static let troublePause = Duration.seconds(60)
  /// How long a video is left alone that cannot be read for good reason.
  static let refusalPause = Duration.seconds(6 * 3600)
  private static let eventsAtOnce = 20_000
  private static let silencesAtOnce = 100

  private let store: any SweepStore
  private let accounts: any AccountStore
  private let alerts: any AlertSink
  private let own: OwnComments
  private let schedule: SweepSchedule
  private let sweep: VideoSweep
  private let concurrency: Int
  private let holds = AccountHolds()
  private let clock: WallClock
  private let logger: Logger

  /// `concurrency` is the most accounts swept at once.
  public init(
    store: any SweepStore, reader: any CommentReading, gate: any CallGate, journal: any DeliveryJournal,
    library: RuleLibrary, accounts: any AccountStore, alerts: any AlertSink, own: OwnComments,
    schedule: SweepSchedule = SweepSchedule(), concurrency: Int = 4, clock: WallClock = .system, logger: Logger
  ) {
    self.store = store
    self.accounts = accounts
    self.alerts = alerts
    self.own = own
    self.schedule = schedule
    sweep = VideoSweep(
      store: store, reader: GatedReader(reader: reader, gate: gate, urgency: .spare, clock: clock),
      recorder: FoundCommentRecorder(journal: journal, library: library, clock: clock), own: own,
      schedule: schedule, clock: clock)
    self.concurrency = concurrency
    self.clock = clock
    self.logger = logger
  }

  /// Works until a graceful shutdown; a pass under way goes on after a restart.
  public func run() async {
    while !Task.isShuttingDownGracefully, !Task.isCancelled {
      do {
        try await round()
      } catch {
        logger.error("videos cannot be swept; trying again", metadata: ["error": "\(error)"])
        holds.endAll()
      }
      await waitForRound()
    }
  }

  /// Meanwhile accounts that were turned away come back when they were told to, or they would lose their turns.
  private func waitForRound() async {
    let end = ContinuousClock.now + Self.longestWait
    while !Task.isShuttingDownGracefully, !Task.isCancelled {
      let left = end - ContinuousClock.now
      guard left > .zero else { return }
      let opening = holds.nextEnd.map { max($0 - clock.now(), Self.shortestWait) } ?? left
      try? await cancelWhenGracefulShutdown { try await Task.sleep(for: min(opening, left)) }
      guard opening < left else { return }
      do {
        try await sweepDue()
      } catch {
        logger.error("videos cannot be swept; trying again", metadata: ["error": "\(error)"])
        holds.endAll()
      }
    }
  }

  public func moveAhead(by lead: Duration) { holds.moveAhead(by: lead) }

  /// Takes note of what happened since, and then does all that is due.
  func round() async throws {
    let start = clock.now() - schedule.reach
    while try await store.noteActivity(
      since: start, limit: Self.eventsAtOnce, sweepingWithin: schedule.interval, at: clock.now())
    {}
    try await store.watchAccounts(at: clock.now())
    try await store.forgetVideos(quietSince: start)
    try await own.settle()
    try await tellSilences()
    try await sweepDue()
  }

  /// All that is due but of accounts that have to wait.
  func sweepDue() async throws {
    let round = AccountRound<SweptVideo>(
      concurrency: concurrency, clock: clock,
      due: { [store] in try await store.dueVideos(at: $0, limit: $1, excluding: $2) }, account: \.accountID,
      work: { await self.carryOn($0) })
    try await round.run(holds)
  }

  private func tellSilences() async throws {
    for silence in try await store.untoldSilences(limit: Self.silencesAtOnce, at: clock.now()) {
      let now = clock.now()
      try await alerts.raise(silence.alert(at: now))
      try await store.markTold(silence, at: now)
    }
  }

  /// When the account can be served again, where that is not at once.
  private func carryOn(_ video: SweptVideo) async -> Timestamp? {
    do {
      let scope = TenantScope(ownWorkFor: video.tenantID)
      guard let account = try await accounts.account(video.accountID, in: scope) else {
        return clock.now() + Self.troublePause
      }
      try await sweep.carryOn(video, of: account)
      return nil
    } catch GatedReader.Refusal.later(let moment) {
      return moment
    } catch GatedReader.Refusal.failed(let failure) {
      return await postpone(video, because: failure)
    } catch is CancellationError {
      return clock.now() + Self.troublePause
    } catch {
      logger.error("a video could not be swept; trying again", metadata: metadata(of: video, "\(error)"))
      return clock.now() + Self.troublePause
    }
  }

  private func postpone(_ video: SweptVideo, because failure: PlatformFailure) async -> Timestamp? {
    switch failure.kind {
    case .rateLimited, .tokenRejected, .reauthorise, .transient, .unreachable:
      logger.debug("a video is swept later", metadata: metadata(of: video, failure.message))
      return clock.now() + Self.troublePause
    case .permission, .permanent:
      logger.warning("a video cannot be swept for now", metadata: metadata(of: video, failure.message))
      return await settle { try await self.store.postpone(video, until: self.clock.now() + Self.refusalPause) }
    case .gone:
      logger.debug("a video is gone, and swept no more", metadata: metadata(of: video, failure.message))
      return await settle { try await self.store.forget(video) }
    }
  }

  /// Not due any more, or later, where that cannot be kept.
  private func settle(_ body: () async throws -> Void) async -> Timestamp? {
    do {
      try await body()
      return nil
    } catch {
      return clock.now() + Self.troublePause
    }
  }

  private func metadata(of video: SweptVideo, _ reason: String) -> Logger.Metadata {
    ["account": "\(video.accountID)", "video": "\(video.videoID)", "reason": "\(reason)"]
  }
}
