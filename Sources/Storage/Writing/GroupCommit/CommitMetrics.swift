internal import Metrics
internal import Moderation

/// What is counted of the group-commit writer, once for each batch.
struct CommitMetrics {
  private let duration = Timer(label: "gatehouse_commit_duration_seconds")
  private let entries = Recorder(label: "gatehouse_commit_batch_entries")
  private let failures = Counter(label: "gatehouse_commit_failures_total")
  private let echoes = Counter(label: "gatehouse_confirmations_total", dimensions: [("outcome", "echo")])
  private let timeToHidden = Timer(label: "gatehouse_time_to_hidden_seconds")
  private let decisions = Verdict.allCases.map { verdict in
    (verdict, Counter(label: "gatehouse_decisions_total", dimensions: [("verdict", verdict.name)]))
  }

  /// A batch of so many entries and closures is on disk.
  func committed(_ count: Int, in elapsed: Duration, _ decided: VerdictCounts) {
    duration.record(duration: elapsed)
    entries.record(count)
    for (verdict, counter) in decisions where decided[verdict] > 0 { counter.increment(by: decided[verdict]) }
  }

  /// What a batch on disk showed to be done.
  func confirmed(_ confirmed: (byEcho: Int, hidden: [Duration])) {
    if confirmed.byEcho > 0 { echoes.increment(by: confirmed.byEcho) }
    for duration in confirmed.hidden { timeToHidden.record(duration: duration) }
  }

  /// Nothing of a batch was stored.
  func failed() { failures.increment() }
}
