public import Logging
public import Moderation
public import ServiceLifecycle

/// Sends the reports whose time has come, and tries again what failed.
///
/// One report at a time of each tenant, so that no tenant's slow receiver holds up another's. An address that took a
/// report is on disk before the next one is written to. A report that was sent while that could not be recorded, because
/// the process ended between the two, is sent there once more, under the same id.
public final class ReportWorker: Service {
  /// 1 min, 5 min, 30 min, 2 h, 6 h, 12 h: with seven attempts in vain a report is given up after a day at most.
  public static let schedule = RetrySchedule(
    delays: [.seconds(60), .seconds(300), .seconds(1800), .seconds(2 * 3600), .seconds(6 * 3600), .seconds(12 * 3600)])

  private static let storagePause = Duration.seconds(1)

  private let queue: any ReportDeliveryQueue
  private let maker: any ClientReportMaking
  private let sending: any ReportSending
  private let schedule: RetrySchedule
  private let concurrency: Int
  private let metrics = ReportMetrics()
  private let clock: WallClock
  private let logger: Logger

  private enum Event: Sendable {
    case finished(TenantID)
    case woken
  }

  /// `concurrency` is the most reports that are made and sent at once: making one reads much.
  public init(
    queue: any ReportDeliveryQueue, maker: any ClientReportMaking, sending: any ReportSending,
    schedule: RetrySchedule = ReportWorker.schedule, concurrency: Int = 4, clock: WallClock = .system, logger: Logger
  ) {
    self.queue = queue
    self.maker = maker
    self.sending = sending
    self.schedule = schedule
    self.concurrency = concurrency
    self.clock = clock
    self.logger = logger
  }

  /// Works until a graceful shutdown, then lets the reports under way go out and returns.
  public func run() async {
    await withTaskGroup(of: Event.self) { group in
      var busy: Set<TenantID> = []
      var wait = WorkWait()
      while !Task.isShuttingDownGracefully, !Task.isCancelled {
        let deadline = await startDue(&busy, in: &group)
        wait.keep(until: deadline, in: &group, woken: .woken) { [queue] in await queue.waitForReportWork(until: $0) }
        switch await group.next() {
        case .finished(let tenant): busy.remove(tenant)
        case .woken, nil: wait.ended()
        }
      }
    }
  }

  /// Starts what is due and has room; says when to look again, nil for not before something changes.
  private func startDue(_ busy: inout Set<TenantID>, in group: inout TaskGroup<Event>) async -> Timestamp? {
    let now = clock.now()
    do {
      try await queue.plan(at: now)
      if busy.count < concurrency {
        for errand in try await queue.due(at: now, limit: concurrency - busy.count, excluding: busy) {
          busy.insert(errand.delivery.tenantID)
          group.addTask {
            await self.carryOut(errand)
            return .finished(errand.delivery.tenantID)
          }
        }
      }
      return try await queue.nextWork(after: now)
    } catch {
      logger.error("report schedules cannot be read; trying again", metadata: ["error": "\(error)"])
      return now + Self.storagePause
    }
  }

  private func carryOut(_ errand: ReportErrand) async {
    guard let attempt = await attempt(errand) else { return }
    metrics.tried(errand, attempt)
    if case .givenUp(let error) = attempt {
      logger.error(
        "a report was given up", metadata: ["delivery": "\(errand.delivery.id)", "error": "\(error)"])
    }
    // The tenant stays busy until the outcome is on disk: what was sent must not be sent again at once.
    await untilStored(errand) { [queue, clock] in
      try await queue.record(attempt, of: errand.delivery.id, at: clock.now())
    }
  }

  /// Nil where the gateway stops meanwhile: the next run goes on with it.
  private func attempt(_ errand: ReportErrand) async -> ReportAttempt? {
    let report: MadeClientReport
    do {
      // A stop of the gateway does not wait for it.
      report = try await cancelWhenGracefulShutdown { [maker, clock] in
        try await maker.make(
          errand.delivery.days.range, account: errand.schedule.order.coverage.accountID,
          in: TenantScope(ownWorkFor: errand.delivery.tenantID), at: clock.now())
      }
    } catch  where Task.isShuttingDownGracefully || Task.isCancelled {
      return nil
    } catch {
      logger.error(
        "a report cannot be made", metadata: ["delivery": "\(errand.delivery.id)", "error": "\(error)"])
      let error = "the report could not be made; the gateway's log says why"
      return conclude(ReportRound(failures: [error]), errand)
    }
    guard let round = await send(report, errand) else { return nil }
    return conclude(round, errand)
  }

  /// To one destination after the other.
  private func send(_ report: MadeClientReport, _ errand: ReportErrand) async -> ReportRound? {
    let parcel = ReportParcel(
      id: errand.delivery.id, schedule: errand.schedule, tenantName: errand.tenantName, days: errand.delivery.days,
      report: report)
    var round = ReportRound()
    for destination in errand.destinations {
      guard !Task.isShuttingDownGracefully, !Task.isCancelled else { return nil }
      let answer = await sending.send(parcel, to: destination)
      round.note(answer, of: destination)
      guard answer == .delivered else { continue }
      await untilStored(errand) { [queue, clock] in
        try await queue.reach(
          destination.address, with: report.decisionLog, of: errand.delivery.id, at: clock.now())
      }
    }
    return round
  }

  private func conclude(_ round: ReportRound, _ errand: ReportErrand) -> ReportAttempt {
    guard let error = round.error else { return .sent }
    let now = clock.now()
    var generator = SystemRandomNumberGenerator()
    guard round.isWorthAnother,
      let planned = schedule.next(afterAttempts: errand.delivery.attempts + 1, at: now, using: &generator)
    else { return .givenUp(error: error) }
    return .retry(at: max(planned, round.wait.map { now + $0 } ?? planned), error: error)
  }

  private func untilStored(_ errand: ReportErrand, _ store: @Sendable () async throws -> Void) async {
    while true {
      do {
        return try await store()
      } catch {
        logger.error(
          "what became of a report cannot be recorded; trying again",
          metadata: ["delivery": "\(errand.delivery.id)", "error": "\(error)"])
        guard !Task.isShuttingDownGracefully, !Task.isCancelled else { return }
        try? await cancelWhenGracefulShutdown { try await Task.sleep(for: Self.storagePause) }
      }
    }
  }
}
