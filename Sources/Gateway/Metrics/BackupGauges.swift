internal import Metrics
internal import Moderation

/// How long ago backups went well.
struct BackupGauges {
  private let backup = Gauge(label: "gatehouse_backup_age_seconds")
  private let drill = Gauge(label: "gatehouse_backup_drill_age_seconds")

  func show(_ summary: BackupSummary, at moment: Timestamp) {
    if let last = summary.lastGoodBackupAt { backup.record((moment - last) / .seconds(1)) }
    if let last = summary.lastGoodDrillAt { drill.record((moment - last) / .seconds(1)) }
  }
}
