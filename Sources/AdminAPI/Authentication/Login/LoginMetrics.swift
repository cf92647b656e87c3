internal import Metrics

/// Counts the passwords that were presented.
struct LoginMetrics: Sendable {
  let accepted = Self.counter("accepted")
  let refused = Self.counter("refused")
  /// Not looked at, after too many attempts.
  let limited = Self.counter("limited")

  private static func counter(_ outcome: String) -> Counter {
    Counter(label: "gatehouse_logins_total", dimensions: [("outcome", outcome)])
  }
}
