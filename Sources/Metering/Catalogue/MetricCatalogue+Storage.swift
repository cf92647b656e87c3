extension MetricCatalogue {
  /// The database and its one writer.
  static let storage: [MetricDescription] = [
    MetricDescription(
      "gatehouse_decisions_total", .counter, labels: ["verdict"], "Decisions on new comments that are on disk"),
    MetricDescription(
      "gatehouse_commit_duration_seconds", .localDuration,
      "Time of one transaction of the group-commit writer, its way to the disk included"),
    MetricDescription(
      "gatehouse_commit_batch_entries", .histogram(bounds: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000]),
      "Deliveries and other writes that shared one transaction"),
    MetricDescription(
      "gatehouse_checkpoint_duration_seconds", .localDuration,
      "Time of moving SQLite's log into the database file, between two transactions"),
    MetricDescription(
      "gatehouse_commit_failures_total", .counter, "Transactions that failed as a whole: nothing of them was stored"),
    MetricDescription(
      "gatehouse_write_queue_entries", .gauge, "Deliveries and other writes that wait for the next transaction"),
    MetricDescription("gatehouse_database_size_bytes", .gauge, "Size of the database file"),
    MetricDescription("gatehouse_database_wal_size_bytes", .gauge, "Size of the database's write-ahead log"),
    MetricDescription(
      "gatehouse_backup_age_seconds", .gauge, "Age of the newest good backup, wherever it went; none before the first"),
    MetricDescription(
      "gatehouse_backup_drill_age_seconds", .gauge,
      "Time since a scheduled backup was last restored for a trial, successfully; none before the first"),
    MetricDescription(
      "gatehouse_backup_failures_total", .counter, labels: ["work"],
      "Scheduled backups that could not be made (backup), or not be restored for a trial (drill)"),
    MetricDescription("gatehouse_disk_free_bytes", .gauge, "Free space where the database lies"),
    MetricDescription(
      "gatehouse_accounts", .gauge, labels: ["state"],
      "Accounts that are connected, disconnected (to be authorised again) or disabled"),
    MetricDescription(
      "gatehouse_state_read_failures_total", .counter,
      "Times the gauges that come from the database could not be read and kept their last values"),
  ]
}
