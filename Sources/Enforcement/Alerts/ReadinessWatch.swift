public import Logging
public import Moderation
public import ServiceLifecycle

/// Looks at the gateway's health again and again, and raises an alert when it has not been ready for a minute, and when it
/// is again. Where the alert cannot be stored, which may be the very trouble, the gateway's channels are told directly.
public final class ReadinessWatch: Service {
  private let findings: @Sendable () async -> [HealthFinding]
  private let sink: any AlertSink
  private let queue: any AlertQueue
  private let telling: any AlertTelling
  private let patience: Duration
  private let interval: Duration
  private let clock: WallClock
  private let logger: Logger

  /// `patience` is how long it may be unready before anybody is told.
  public init(
    findings: @escaping @Sendable () async -> [HealthFinding], sink: any AlertSink, queue: any AlertQueue,
    telling: any AlertTelling, patience: Duration = .seconds(60), interval: Duration = .seconds(10),
    clock: WallClock = .system, logger: Logger
  ) {
    self.findings = findings
    self.sink = sink
    self.queue = queue
    self.telling = telling
    self.patience = patience
    self.interval = interval
    self.clock = clock
    self.logger = logger
  }

  /// Looks until a graceful shutdown.
  public func run() async {
    var episode = ReadinessEpisode(patience: patience)
    while !Task.isShuttingDownGracefully, !Task.isCancelled {
      if let alert = episode.look(await findings(), at: clock.now()), await raise(alert) { episode.told(alert) }
      try? await cancelWhenGracefulShutdown { try await Task.sleep(for: self.interval) }
    }
  }

  /// False where nobody who wants to hear of it could be told.
  private func raise(_ alert: Alert) async -> Bool {
    logger.log(level: alert.kind == .gatewayUnready ? .error : .notice, "\(alert.message)")
    do {
      try await sink.raise(alert)
      return true
    } catch {
      logger.error("an alert cannot be stored; telling it directly", metadata: ["error": "\(error)"])
      return await tellDirectly(alert)
    }
  }

  private func tellDirectly(_ alert: Alert) async -> Bool {
    guard let channels = try? await queue.gatewayChannels(wanting: alert.kind) else { return false }
    if channels.isEmpty { return true }
    let raised = RaisedAlert(
      alert: alert, tenantName: nil, times: 1, lastRaisedAt: alert.raisedAt, tellAt: alert.raisedAt)
    return await withTaskGroup(of: Bool.self) { group in
      for channel in channels {
        group.addTask { [telling] in
          await telling.tell(AlertLetter(id: .fresh(), channel: channel, alerts: [raised])) == .delivered
        }
      }
      return await group.contains(true)
    }
  }
}
