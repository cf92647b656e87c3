internal import Metrics

/// Measures calls of TikTok by their path, which names no object in either dialect.
struct CallMetrics: Sendable {
  /// `status` is nil where there was no answer.
  func ended(_ url: String, status: Int?, in elapsed: Duration) {
    Timer(
      label: "gatehouse_tiktok_call_duration_seconds",
      dimensions: [("endpoint", Self.path(of: url)), ("status", status.map { "\($0 / 100)xx" } ?? "none")]
    ).record(duration: elapsed)
  }

  /// Without scheme, host and query.
  private static func path(of url: String) -> String {
    let bare = url.prefix { $0 != "?" }
    let parts = bare.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
    return parts.count == 4 ? "/" + parts[3] : "/"
  }
}
