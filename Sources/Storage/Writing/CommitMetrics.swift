internal import Metrics
internal import Moderation

/// What is counted of the group-commit writer, once for each batch.
struct CommitMetrics {
  private let duration = Timer(label: "gatehouse_commit_duration_seconds")
  private let entries = Recorder(label: "gatehouse_commit_batch_entries")
  private let failures = Counter(label: "gatehouse_commit_failures_total")
  private let decisions = Verdict.allCases.map { verdict in
    (verdict, Counter(label: "gatehouse_decisions_total", dimensions: [("verdict", verdict.name)]))
  }

  /// A batch is on disk.
  func committed(_ batch: [WriteJob], in elapsed: Duration, _ decided: VerdictCounts) {
    duration.record(duration: elapsed)
    entries.record(batch.reduce(0) { $0 + $1.entries })
    for (verdict, counter) in decisions where decided[verdict] > 0 { counter.increment(by: decided[verdict]) }
  }

  /// Nothing of a batch was stored.
  func failed() { failures.increment() }
}
