internal import Metrics
internal import Moderation

/// What is counted of deleting.
struct RetentionMetrics: Sendable {
  private let slices = Timer(label: "gatehouse_retention_slice_duration_seconds")

  func carriedOut(_ slice: RetentionSlice, of task: RetentionTask) {
    guard slice.rows > 0 else { return }
    Counter(label: "gatehouse_retention_rows_total", dimensions: [("what", task.name)]).increment(by: slice.rows)
    slices.record(duration: slice.took)
  }
}
