internal import Metrics
internal import Storage

/// The metrics that are read off the database.
struct DatabaseGauges {
  private let queue = Gauge(label: "gatehouse_write_queue_entries")
  private let file = Gauge(label: "gatehouse_database_size_bytes")
  private let log = Gauge(label: "gatehouse_database_wal_size_bytes")
  private let free = Gauge(label: "gatehouse_disk_free_bytes")
  private let waiting = Gauge(label: "gatehouse_outbox_waiting")
  private let due = Gauge(label: "gatehouse_outbox_due")
  private let oldestDueAge = Gauge(label: "gatehouse_outbox_oldest_due_age_seconds")
  private let scores = Gauge(label: "gatehouse_scores_pending")
  private let undoJobs = Gauge(label: "gatehouse_undo_jobs_running")
  private let retryJobs = Gauge(label: "gatehouse_jobs_running", dimensions: [("kind", "retry")])
  private let replayJobs = Gauge(label: "gatehouse_jobs_running", dimensions: [("kind", "replay")])
  private let reviews = Gauge(label: "gatehouse_review_waiting")
  private let leased = Gauge(label: "gatehouse_review_leased")
  private let oldestReviewAge = Gauge(label: "gatehouse_review_oldest_age_seconds")
  private let connected = Self.accounts("connected")
  private let disconnected = Self.accounts("disconnected")
  private let disabled = Self.accounts("disabled")

  private static func accounts(_ state: String) -> Gauge {
    Gauge(label: "gatehouse_accounts", dimensions: [("state", state)])
  }

  func show(_ state: DatabaseState) {
    queue.record(state.queuedWrites)
    file.record(state.fileBytes)
    log.record(state.logBytes)
    if let bytes = state.freeBytes { free.record(bytes) }
    waiting.record(state.waitingActions)
    due.record(state.dueActions)
    oldestDueAge.record(state.oldestDueAge.map { $0 / .seconds(1) } ?? 0)
    scores.record(state.pendingScores)
    undoJobs.record(state.runningUndoJobs)
    retryJobs.record(state.runningRetryJobs)
    replayJobs.record(state.runningReplayJobs)
    reviews.record(state.reviews.waiting)
    leased.record(state.reviews.leased)
    oldestReviewAge.record(state.reviews.oldestAge.map { $0 / .seconds(1) } ?? 0)
    connected.record(state.accounts.connected)
    disconnected.record(state.accounts.disconnected)
    disabled.record(state.accounts.disabled)
  }
}
