internal import Logging
internal import Metrics
internal import Moderation

/// Tells of what failed: in the log, in the figures, and to whoever wants alerts.
struct BackupAlarm: Sendable {
  let alerts: any AlertSink
  let clock: WallClock
  let logger: Logger
  private let failedBackups = Counter(label: "gatehouse_backup_failures_total", dimensions: [("work", "backup")])
  private let failedDrills = Counter(label: "gatehouse_backup_failures_total", dimensions: [("work", "drill")])

  init(alerts: any AlertSink, clock: WallClock, logger: Logger) {
    self.alerts = alerts
    self.clock = clock
    self.logger = logger
  }

  func backupFailed(_ error: any Error, to folder: String) async {
    failedBackups.increment()
    logger.error("a backup could not be made", metadata: ["folder": "\(folder)", "error": "\(error)"])
    await raise(
      .backupFailed,
      "A scheduled backup to \(folder) could not be made: \(error). It is tried again in ten minutes.")
  }

  /// The backup was tried, and does not hold up.
  func drillFailed(_ drill: BackupDrill, reason: String, in folder: String) async {
    failedDrills.increment()
    logger.error("a backup cannot be restored", metadata: ["file": "\(drill.fileName)", "error": "\(reason)"])
    await raise(
      .backupDrillFailed,
      "The backup \(drill.fileName) in \(folder) cannot be restored: \(reason). Take another one now, and find out "
        + "what damaged this one.")
  }

  /// Nobody knows whether the backup holds up.
  func drillImpossible(_ error: any Error, in folder: String) {
    failedDrills.increment()
    logger.error("a backup could not be tried", metadata: ["folder": "\(folder)", "error": "\(error)"])
  }

  private func raise(_ kind: Alert.Kind, _ message: String) async {
    do {
      try await alerts.raise(
        Alert(tenantID: nil, kind: kind, subject: "backup", message: message, raisedAt: clock.now()))
    } catch {
      logger.error("an alert about backups cannot be stored", metadata: ["error": "\(error)"])
    }
  }
}
