public import Logging
public import Moderation
public import ServiceLifecycle

/// Remembers for the broker what TikTok counts over a restart, and tells when an app's or an account's calls fail.
public final class QuotaKeeper: Service {
  /// For how long to gather calls before they are written down.
  private static let gathering = Duration.milliseconds(250)
  private static let retryPause = Duration.seconds(1)

  private let broker: QuotaBroker
  private let store: any QuotaStore
  private let alerts: any AlertSink
  private let clock: WallClock
  private let logger: Logger

  public init(
    broker: QuotaBroker, store: any QuotaStore, alerts: any AlertSink, clock: WallClock = .system, logger: Logger
  ) {
    self.broker = broker
    self.store = store
    self.alerts = alerts
    self.clock = clock
    self.logger = logger
  }

  /// Before anything is asked of the broker. Throws `StorageError`.
  public func restore() async throws {
    let scope = GatewayScope(ownWork: ())
    try await takeUpLimits()
    var memory = memory(isComplete: true)
    if let earlier = try await store.memory(in: scope) { memory.take(over: earlier) }
    broker.recall(memory)
    memory.isComplete = false
    try await store.replace(with: memory, in: scope)
  }

  /// After apps have changed. Throws `StorageError`.
  public func takeUpLimits() async throws {
    broker.setLimits(try await store.limits(in: GatewayScope(ownWork: ())))
  }

  /// Works until a graceful shutdown; what was ended by then is written down when it returns.
  public func run() async {
    var left = CallDesk.Record()
    for await _ in broker.changed.cancelOnGracefulShutdown() {
      try? await cancelWhenGracefulShutdown { try await Task.sleep(for: Self.gathering) }
      while await !keep(&left), !Task.isShuttingDownGracefully, !Task.isCancelled {
        try? await cancelWhenGracefulShutdown { try await Task.sleep(for: Self.retryPause) }
      }
    }
    _ = await keep(&left, isLast: true)
  }

  /// Writes down what there is, and before it what was left; false where something is left again.
  private func keep(_ left: inout CallDesk.Record, isLast: Bool = false) async -> Bool {
    let isComplete = isLast && !broker.isBusy
    let new = broker.takeRecord()
    var memory = memory(isComplete: isComplete)
    let oldest = memory.moment - .callWindow
    let calls = left.calls + new.calls
    left.calls = calls.filter { $0.endedAt >= oldest }
    left.pauses += new.pauses
    left.breaches += new.breaches
    left.openings += new.openings
    broker.written(calls.filter { $0.endedAt < oldest })
    guard !left.isEmpty || isLast else { return true }
    (memory.calls, memory.pauses) = (left.calls, left.pauses)
    let breaches = left.breaches.map { breach in
      QuotaBreach(of: breach.subject, at: memory.wallMoment - (memory.moment - breach.moment))
    }
    do {
      try await store.add(memory, breaches, forgettingBefore: oldest, in: GatewayScope(ownWork: ()))
      broker.written(left.calls)
      (left.calls, left.pauses, left.breaches) = ([], [], [])
      while let opening = left.openings.first {
        try await tell(of: opening)
        left.openings.removeFirst()
      }
    } catch {
      logger.error("the calls to TikTok could not be written down; trying again", metadata: ["error": "\(error)"])
    }
    return left.isEmpty
  }

  /// Of nothing yet, as of now.
  private func memory(isComplete: Bool) -> CallMemory {
    let now = clock.now()
    return CallMemory(moment: broker.time(at: now), wallMoment: now, isComplete: isComplete)
  }

  private func tell(of opening: CircuitBreakers.Opening) async throws {
    logger.warning(
      "most calls to TikTok fail; what is to be done there waits until one succeeds",
      metadata: ["subject": "\(opening.subjectText)", "reason": "\(opening.message)"])
    let tenant: TenantID? =
      switch opening.subject {
      case .app(let app): try await store.owner(of: app, in: GatewayScope(ownWork: ()))
      case .account: opening.tenantID
      }
    try await alerts.raise(opening.alert(to: tenant, at: clock.now()))
  }
}

extension CallMemory {
  /// What an earlier process wrote down, in moments of this one's clock: as old as it was then, and by as much older as
  /// the wall clock says, if that was not set back meanwhile.
  fileprivate mutating func take(over earlier: CallMemory) {
    let age = max(.zero, wallMoment - earlier.wallMoment)
    let distance = moment - age - earlier.moment
    calls = earlier.calls.map { RecentCall($0.call, endedAt: $0.endedAt + distance) }
      .filter { $0.endedAt + .callWindow > moment }
    pauses = earlier.pauses.map { CallPause(of: $0.subject, until: $0.until + distance) }
      .filter { $0.until > moment }
    crashes = earlier.crashes.map { $0 + distance }.filter { $0 + .callWindow > moment }
    if !earlier.isComplete { crashes.append(moment) }
  }
}

extension CircuitBreakers.Opening {
  fileprivate var subjectText: String {
    switch subject {
    case .app(let id): "\(id)"
    case .account(let id): "\(id)"
    }
  }

  fileprivate func alert(to tenant: TenantID?, at moment: Timestamp) -> Alert {
    let what =
      switch subject {
      case .app(let id): "of the app \(id)"
      case .account(let id): "of the account \(id)"
      }
    let place = tenant.map { "gatehouse quota --tenant \($0)" } ?? "gatehouse quota --app \(subjectText)"
    return Alert(
      tenantID: tenant, kind: .callsFailing, subject: subjectText,
      message:
        "Most calls \(what) to TikTok fail: \(message). Its actions wait, and none is given up; one call is tried "
        + "every half minute, and with the first that succeeds all go on. See how it stands: \(place)",
      raisedAt: moment)
  }
}
