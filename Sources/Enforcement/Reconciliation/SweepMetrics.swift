internal import Metrics

/// What is counted of the sweep.
struct SweepMetrics: Sendable {
  let passes = Counter(label: "gatehouse_sweep_passes_total")
  private let known = Self.comments("known")
  private let found = Self.comments("found")

  func looked(at comments: Int, found: Int) {
    known.increment(by: comments - found)
    self.found.increment(by: found)
  }

  private static func comments(_ outcome: String) -> Counter {
    Counter(label: "gatehouse_swept_comments_total", dimensions: [("outcome", outcome)])
  }
}
