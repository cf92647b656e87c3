internal import Metrics

/// What is counted of renewing tokens ahead of their end.
struct RenewalMetrics: Sendable {
  let renewed = Self.counter("renewed")
  let postponed = Self.counter("postponed")
  /// The account has to be authorised again.
  let lost = Self.counter("lost")

  private static func counter(_ outcome: String) -> Counter {
    Counter(label: "gatehouse_token_renewals_total", dimensions: [("outcome", outcome)])
  }
}
