public import Logging
public import Moderation
public import ServiceLifecycle

/// Deletes what is too old, and what somebody asked to have deleted or erased: in slices that hold the writer for a
/// millisecond or two, with pauses between them, so that deliveries hardly notice.
///
/// Every slice is on disk before the next begins, so a stop or a crash costs nothing but the slice under way.
public final class RetentionWorker: Service {
  /// How often it looks for what has become too old.
  private static let interval = Duration.seconds(60)
  /// After which it looks for new tasks, whatever is left of the others.
  private static let turn = Duration.seconds(60)

  private let work: any RetentionWork
  private let alerts: any AlertSink
  private let policy: RetentionPolicy
  private let pace: RetentionPace
  private let witness: ClockWitness
  private let clock: WallClock
  private let uptime: @Sendable () -> Duration
  private let metrics = RetentionMetrics()
  private let logger: Logger

  /// `uptime` grows evenly, whatever `clock` does.
  public init(
    work: any RetentionWork, alerts: any AlertSink, policy: RetentionPolicy, pace: RetentionPace = RetentionPace(),
    witness: ClockWitness = ClockWitness(), clock: WallClock = .system, uptime: (@Sendable () -> Duration)? = nil,
    logger: Logger
  ) {
    self.work = work
    self.alerts = alerts
    self.policy = policy
    self.pace = pace
    self.witness = witness
    self.clock = clock
    let began = ContinuousClock.now
    self.uptime = uptime ?? { ContinuousClock.now - began }
    self.logger = logger
  }

  /// Works until a graceful shutdown, which waits for the slice under way.
  public func run() async {
    var turn = RetentionTurn()
    while !isStopping {
      var isUnfinished = false
      do {
        isUnfinished = try await take(&turn)
      } catch {
        logger.error("what is to be deleted cannot be read; trying again", metadata: ["error": "\(error)"])
      }
      if !isUnfinished {
        await cancelWhenGracefulShutdown { await self.work.waitForRetentionWork(atMost: Self.interval) }
      }
    }
  }

  /// Works off what there is now. True when there was not time enough for all of it.
  func take(_ turn: inout RetentionTurn) async throws -> Bool {
    var tasks = try await work.requestedTasks()
    if let moment = try await believedMoment(&turn) {
      tasks += try await work.dueTasks(under: policy, at: moment)
    }
    let began = ContinuousClock.now
    while !tasks.isEmpty, !isStopping {
      if ContinuousClock.now - began > Self.turn { return true }
      var left: [RetentionTask] = []
      // Each has a slice in its turn: a tenant with millions of comments does not hold up an erasure.
      for task in tasks where !isStopping {
        if let next = await carryOut(task, &turn) { left.append(next) }
      }
      tasks = left
    }
    return false
  }

  /// The next slice of the task; nil where there is none, or where it failed and is tried again in the next turn.
  private func carryOut(_ task: RetentionTask, _ turn: inout RetentionTurn) async -> RetentionTask? {
    do {
      let slice = try await work.carryOut(task, under: policy, within: pace.slice)
      metrics.carriedOut(slice, of: task)
      if slice.next != nil { await rest(pace.pause(after: slice)) }
      return slice.next
    } catch let damage as AuditLogDamage {
      if turn.tellsOf(damage) { await raise("audit log", "\(damage)") }
    } catch {
      logger.error("deleting failed; trying again", metadata: ["what": "\(task.name)", "error": "\(error)"])
    }
    return nil
  }

  /// Now, if the clock is believed.
  private func believedMoment(_ turn: inout RetentionTurn) async throws -> Timestamp? {
    let now = clock.now()
    var believed = try await work.believedMoment()
    if believed == nil { believed = try await work.newestDelivery() }
    switch turn.clock.judge(now, believed: believed, uptime: uptime()) {
    case .believed: break
    case .held(let step):
      await hold(step, &turn)
      return nil
    case .even(let step, let start):
      let isRight = try await witness.bearsOut(now, evenSince: start) {
        try await work.deliveryTimes(from: $0, to: $1)
      }
      guard isRight else {
        await hold(step, &turn)
        return nil
      }
    }
    turn.isClockHeld = false
    try await work.believe(now)
    return now
  }

  /// Says once that nothing is deleted for its age.
  private func hold(_ step: Duration, _ turn: inout RetentionTurn) async {
    guard !turn.isClockHeld else { return }
    turn.isClockHeld = true
    await raise(
      "clock",
      """
      the clock went ahead by \(step.components.seconds / 3600) hours: nothing is deleted for its age until it has \
      gone evenly for an hour and TikTok's own time bears it out; set it right if it is wrong
      """)
  }

  private func raise(_ subject: String, _ message: String) async {
    logger.warning("\(message)")
    do {
      try await alerts.raise(
        Alert(tenantID: nil, kind: .retentionHeld, subject: subject, message: message, raisedAt: clock.now()))
    } catch {
      logger.error("an alert cannot be stored", metadata: ["error": "\(error)"])
    }
  }

  private func rest(_ pause: Duration) async {
    try? await cancelWhenGracefulShutdown { try await Task.sleep(for: pause) }
  }

  private var isStopping: Bool { Task.isShuttingDownGracefully || Task.isCancelled }
}

/// What the worker knows from one turn to the next.
struct RetentionTurn {
  var clock = RetentionClock()
  /// Somebody was told that the clock is not believed.
  var isClockHeld = false
  private var told: AuditLogDamage?

  /// Once for each place where the log is broken: what is broken stays so.
  mutating func tellsOf(_ damage: AuditLogDamage) -> Bool {
    defer { told = damage }
    return told != damage
  }
}
