internal import Metrics

/// What is counted of comments that came without their text.
struct MissingTextMetrics: Sendable {
  let decided = Self.counter("decided")
  let own = Self.counter("own")
  let gone = Self.counter("gone")
  let postponed = Self.counter("postponed")

  private static func counter(_ outcome: String) -> Counter {
    Counter(label: "gatehouse_missing_texts_total", dimensions: [("outcome", outcome)])
  }
}
