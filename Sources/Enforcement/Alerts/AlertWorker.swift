public import Logging
public import Moderation
public import ServiceLifecycle

/// Tells alerts: makes alerts of new notices, sends the messages that are due, and tries again what failed.
///
/// One message at a time goes to each channel, so that they come in order and a slow receiver holds up nobody else's.
/// A message that was sent and could not be recorded, or was under way when the process ended, is sent once more under
/// the same id.
public final class AlertWorker: Service {
  /// 5 s, 1 min, 10 min, 1 h, 6 h: with six attempts in vain a message is given up after seven hours.
  public static let schedule = RetrySchedule(
    delays: [.seconds(5), .seconds(60), .seconds(600), .seconds(3600), .seconds(6 * 3600)])

  private static let storagePause = Duration.seconds(1)
  private static let noticeBatch = 500

  private let queue: any AlertQueue
  private let telling: any AlertTelling
  private let schedule: RetrySchedule
  private let concurrency: Int
  private let noticeInterval: Duration
  private let metrics = AlertMetrics()
  private let clock: WallClock
  private let logger: Logger

  private enum Event: Sendable {
    case finished(AlertChannelID)
    case woken
  }

  /// `concurrency` is the most messages under way at once, `noticeInterval` how often new notices are looked for.
  public init(
    queue: any AlertQueue, telling: any AlertTelling, schedule: RetrySchedule = AlertWorker.schedule,
    concurrency: Int = 32, noticeInterval: Duration = .seconds(5), clock: WallClock = .system, logger: Logger
  ) {
    self.queue = queue
    self.telling = telling
    self.schedule = schedule
    self.concurrency = concurrency
    self.noticeInterval = noticeInterval
    self.clock = clock
    self.logger = logger
  }

  /// Works until a graceful shutdown, then lets the messages under way end and returns.
  public func run() async {
    await withTaskGroup(of: Event.self) { group in
      var busy: Set<AlertChannelID> = []
      var wait = WorkWait()
      while !Task.isShuttingDownGracefully, !Task.isCancelled {
        let deadline = await startDue(&busy, in: &group)
        wait.keep(until: deadline, in: &group, woken: .woken) { [queue] in await queue.waitForAlertWork(until: $0) }
        switch await group.next() {
        case .finished(let channel): busy.remove(channel)
        case .woken, nil: wait.ended()
        }
      }
    }
  }

  /// Starts what is due and has room; says when to look again.
  private func startDue(_ busy: inout Set<AlertChannelID>, in group: inout TaskGroup<Event>) async -> Timestamp {
    let now = clock.now()
    do {
      let isMore = try await queue.raiseNotices(limit: Self.noticeBatch, at: now)
      if busy.count < concurrency {
        for letter in try await queue.due(at: now, limit: concurrency - busy.count, excluding: busy) {
          busy.insert(letter.channel.id)
          group.addTask {
            await self.tell(letter)
            return .finished(letter.channel.id)
          }
        }
      }
      let latest = isMore ? now : now + noticeInterval
      return min(try await queue.nextDue(after: now) ?? latest, latest)
    } catch {
      logger.error("alerts cannot be read; trying again", metadata: ["error": "\(error)"])
      return now + Self.storagePause
    }
  }

  private func tell(_ letter: AlertLetter) async {
    let answer = await telling.tell(letter)
    let now = clock.now()
    let attempt = conclude(answer, letter, at: now)
    metrics.told(over: letter.channel.kind, attempt)
    if case .dead(let error) = attempt {
      logger.error(
        "an alert was given up",
        metadata: ["channel": "\(letter.channel.id)", "delivery": "\(letter.id)", "error": "\(error)"])
    }
    // The channel stays busy until the outcome is on disk: what was told must not be told again at once.
    while true {
      do {
        return try await queue.record(attempt, of: letter.id, at: now)
      } catch {
        logger.error(
          "what became of an alert cannot be recorded; trying again",
          metadata: ["delivery": "\(letter.id)", "error": "\(error)"])
        guard !Task.isShuttingDownGracefully, !Task.isCancelled else { return }
        try? await cancelWhenGracefulShutdown { try await Task.sleep(for: Self.storagePause) }
      }
    }
  }

  private func conclude(_ answer: AlertAnswer, _ letter: AlertLetter, at now: Timestamp) -> AlertAttempt {
    switch answer {
    case .delivered: return .delivered
    case .refused(let error): return .dead(error: error)
    case .failed(let error, let wait):
      var generator = SystemRandomNumberGenerator()
      guard let planned = schedule.next(afterAttempts: letter.attempts + 1, at: now, using: &generator) else {
        return .dead(error: error)
      }
      let next = max(planned, wait.map { now + $0 } ?? planned)
      return .retry(at: letter.firstMoment(from: next), error: error, isPaused: wait != nil)
    }
  }
}

extension AlertLetter {
  /// A second attempt keeps the quiet hours that a first one would.
  fileprivate func firstMoment(from moment: Timestamp) -> Timestamp {
    let ends = alerts.map { channel.quietEnd(for: $0.alert.kind, at: moment) }
    return ends.contains(nil) ? moment : ends.compactMap { $0 }.max() ?? moment
  }
}
