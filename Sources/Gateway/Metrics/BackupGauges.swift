internal import Metrics
internal import Moderation

/// How long ago backups went well. There is no gauge before the first: made, it would say 0 seconds.
struct BackupGauges {
  func show(_ summary: BackupSummary, at moment: Timestamp) {
    show("gatehouse_backup_age_seconds", since: summary.lastGoodBackupAt, moment)
    show("gatehouse_backup_drill_age_seconds", since: summary.lastGoodDrillAt, moment)
  }

  private func show(_ label: String, since last: Timestamp?, _ moment: Timestamp) {
    if let last { Gauge(label: label).record((moment - last) / .seconds(1)) }
  }
}
