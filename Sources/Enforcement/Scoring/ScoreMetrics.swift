internal import Metrics

/// What is counted of comments that wait for scores.
struct ScoreMetrics: Sendable {
  let scored = Self.counter("scored")
  /// Decided by each condition's `otherwise`.
  let unscored = Self.counter("unscored")
  let postponed = Self.counter("postponed")

  private static func counter(_ outcome: String) -> Counter {
    Counter(label: "gatehouse_scores_total", dimensions: [("outcome", outcome)])
  }
}
