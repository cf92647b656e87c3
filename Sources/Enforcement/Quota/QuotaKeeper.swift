public import Logging
public import Moderation
public import ServiceLifecycle

/// Remembers for the broker what TikTok counts over a restart, and tells when an app's or an account's calls fail.
public final class QuotaKeeper: Service {
  /// For how long to gather calls before they are written down: as many may be forgotten if the process is killed.
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
    let now = clock.now()
    broker.recall(
      try await store.recentCalls(after: now - .callWindow, in: scope), try await store.pauses(after: now, in: scope),
      at: now)
    try await takeUpLimits()
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
    _ = await keep(&left)
  }

  /// Writes down what there is, and before it what was left; false where something is left again.
  private func keep(_ left: inout CallDesk.Record) async -> Bool {
    let new = broker.takeRecord()
    let oldest = clock.now() - .callWindow
    left.calls = (left.calls + new.calls).filter { $0.endedAt >= oldest }
    left.pauses += new.pauses
    left.openings += new.openings
    guard !left.isEmpty else { return true }
    do {
      try await store.keep(left.calls, left.pauses, forgettingBefore: oldest, in: GatewayScope(ownWork: ()))
      (left.calls, left.pauses) = ([], [])
      while let opening = left.openings.first {
        try await tell(of: opening)
        left.openings.removeFirst()
      }
    } catch {
      logger.error("the calls to TikTok could not be written down; trying again", metadata: ["error": "\(error)"])
    }
    return left.isEmpty
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
    try await alerts.raise(opening.alert(to: tenant))
  }
}

extension CircuitBreakers.Opening {
  fileprivate var subjectText: String {
    switch subject {
    case .app(let id): "\(id)"
    case .account(let id): "\(id)"
    }
  }

  fileprivate func alert(to tenant: TenantID?) -> Alert {
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
