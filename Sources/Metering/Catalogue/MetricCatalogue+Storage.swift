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
      "gatehouse_commit_failures_total", .counter, "Transactions that failed as a whole: nothing of them was stored"),
    MetricDescription(
      "gatehouse_write_queue_entries", .gauge, "Deliveries and other writes that wait for the next transaction"),
    MetricDescription("gatehouse_database_size_bytes", .gauge, "Size of the database file"),
    MetricDescription("gatehouse_database_wal_size_bytes", .gauge, "Size of the database's write-ahead log"),
    MetricDescription("gatehouse_disk_free_bytes", .gauge, "Free space where the database lies"),
    MetricDescription(
      "gatehouse_accounts", .gauge, labels: ["state"],
      "Accounts that are connected, disconnected (to be authorised again) or disabled"),
    MetricDescription(
      "gatehouse_state_read_failures_total", .counter,
      "Times the gauges that come from the database could not be read and kept their last values"),
  ]
}
