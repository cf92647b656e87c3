public import Logging
public import Moderation
public import ServiceLifecycle
internal import Synchronization

/// Makes backups and tries them, each when it is due.
public final class BackupWorker: Service {
  /// After a failure.
  static let retryAfter = Duration.seconds(600)
  private static let longestWait = Duration.seconds(60)

  private struct Failures {
    var backupAt: Timestamp?
    var drillAt: Timestamp?
  }

  private let settings: BackupSettings
  private let maker: BackupMaker
  private let log: any BackupLog
  private let alarm: BackupAlarm
  private let clock: WallClock
  private let logger: Logger
  private let failures = Mutex(Failures())

  public init(
    settings: BackupSettings, maker: BackupMaker, log: any BackupLog, alerts: any AlertSink,
    clock: WallClock = .system, logger: Logger
  ) {
    self.settings = settings
    self.maker = maker
    self.log = log
    alarm = BackupAlarm(alerts: alerts, clock: clock, logger: logger)
    self.clock = clock
    self.logger = logger
  }

  /// Works until a graceful shutdown.
  public func run() async {
    while !Task.isShuttingDownGracefully, !Task.isCancelled {
      await work()
      try? await cancelWhenGracefulShutdown { try await Task.sleep(for: Self.longestWait) }
    }
  }

  /// Whatever is due now.
  func work() async {
    let now = clock.now()
    let (failedBackup, failedDrill) = failures.withLock { ($0.backupAt, $0.drillAt) }
    if isDue(now, since: newestBackup(at: now), every: settings.interval, failedAt: failedBackup) { await backUp() }
    // A backup may have taken its time.
    guard newestBackup(at: clock.now()) != nil else { return }
    do {
      let last = try await log.summary().lastDrillAt
      if isDue(clock.now(), since: last, every: settings.drillInterval, failedAt: failedDrill) { await drill() }
    } catch {
      logger.error("it cannot be told when a backup was tried last", metadata: ["error": "\(error)"])
    }
  }

  /// By the folder, so that a restart neither skips one nor makes one too many.
  private func newestBackup(at moment: Timestamp) -> Timestamp? {
    BackupFolder(path: settings.folder).newest(at: moment).flatMap(BackupName.time(of:))
  }

  private func isDue(_ now: Timestamp, since last: Timestamp?, every interval: Duration, failedAt: Timestamp?) -> Bool {
    if let failedAt, failedAt <= now, now < failedAt + Self.retryAfter { return false }
    guard let last, last <= now else { return true }
    return now >= last + interval
  }

  private func backUp() async {
    do {
      let backup = try await maker.backUpToFolder()
      failures.withLock { $0.backupAt = nil }
      logger.info("a backup was made", metadata: ["file": "\(backup.fileName)", "bytes": "\(backup.bytes ?? 0)"])
    } catch BackupError.underway {
      // Somebody is taking one: the next look is soon enough.
    } catch {
      failures.withLock { $0.backupAt = clock.now() }
      await alarm.backupFailed(error, to: settings.folder)
    }
  }

  private func drill() async {
    do {
      let drill = try await maker.drill(by: .gateway)
      // The maker has told of one that failed.
      guard drill.failure == nil else { return }
      failures.withLock { $0.drillAt = nil }
      logger.info("a backup was tried and can be restored", metadata: ["file": "\(drill.fileName)"])
    } catch BackupError.underway {
    } catch {
      failures.withLock { $0.drillAt = clock.now() }
      alarm.drillImpossible(error, in: settings.folder)
    }
  }
}
