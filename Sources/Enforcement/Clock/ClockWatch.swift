public import Logging
public import Moderation
public import ServiceLifecycle

/// Notices that the machine's clock was set back, while the gateway runs or before it started, and moves what waits
/// ahead by as much, on disk and in memory: an action put down for a moment of a clock that ran days ahead would wait
/// for days.
public final class ClockWatch: Service {
  /// Less is left alone: clocks are put right by a little all the time.
  private static let tolerance = Duration.seconds(10)

  private let timetable: any Timetable
  private let followers: [any ClockFollower]
  private let interval: Duration
  private let clock: WallClock
  private let uptime: @Sendable () -> Duration
  private let logger: Logger

  /// `uptime` grows evenly, whatever `clock` does.
  public init(
    timetable: any Timetable, followers: [any ClockFollower] = [], interval: Duration = .seconds(1),
    clock: WallClock = .system, uptime: (@Sendable () -> Duration)? = nil, logger: Logger
  ) {
    self.timetable = timetable
    self.followers = followers
    self.interval = interval
    self.clock = clock
    let began = ContinuousClock.now
    self.uptime = uptime ?? { ContinuousClock.now - began }
    self.logger = logger
  }

  /// Moves what a clock that ran ahead left behind, before anything is read of it. What cannot be moved now is when it
  /// runs.
  public func putRight() async {
    let lead = await leadAtStart()
    if lead > Self.tolerance { _ = await moveAhead(by: lead) }
  }

  /// Looks until a graceful shutdown.
  public func run() async {
    var comparison = ClockComparison(wall: clock.now(), steady: uptime())
    // What could not be moved yet.
    var lead = await leadAtStart()
    while !Task.isShuttingDownGracefully, !Task.isCancelled {
      if lead > Self.tolerance, await moveAhead(by: lead) { lead = .zero }
      try? await cancelWhenGracefulShutdown { try await Task.sleep(for: self.interval) }
      let jump = comparison.look(wall: clock.now(), steady: uptime())
      if jump > Self.tolerance { await noteForward(jump) }
      guard jump < .zero - Self.tolerance else { continue }
      // First in memory: whoever is woken by what is moved on disk finds it in order.
      for follower in followers { follower.moveAhead(by: .zero - jump) }
      lead += .zero - jump
    }
  }

  /// How far the database's time is ahead of the clock.
  private func leadAtStart() async -> Duration {
    guard let latest = try? await timetable.latestMoment() else { return .zero }
    return max(.zero, latest - clock.now())
  }

  /// Kept at once: should the clock be put right while no gateway runs, the next one must know how far it was ahead.
  private func noteForward(_ jump: Duration) async {
    logger.notice("the clock was set forward", metadata: Self.metadata(jump))
    try? await timetable.see(clock.now())
  }

  /// False where storage did not take it.
  private func moveAhead(by lead: Duration) async -> Bool {
    do {
      let moved = try await timetable.moveAhead(by: lead, at: clock.now())
      logger.warning(
        "the clock was set back; what waits was moved ahead by as much",
        metadata: Self.metadata(lead).merging(["moved": "\(moved)"]) { $1 })
      return true
    } catch {
      logger.error("what waits cannot be moved ahead; trying again shortly", metadata: ["error": "\(error)"])
      return false
    }
  }

  private static func metadata(_ jump: Duration) -> Logger.Metadata { ["seconds": "\(jump.components.seconds)"] }
}
