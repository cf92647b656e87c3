/// What one run of the load client saw.
public struct LoadResult: Sendable {
  /// Answers a second.
  public let rate: Double
  public let answers: Int
  /// Answers other than 200, and connections lost.
  public let errors: Int
  /// Those of the errors that were answers with 503.
  public let refusals: Int
  /// Milliseconds.
  public let p50: Double
  public let p99: Double
  public let p999: Double

  /// `latencies` and `seconds` are in seconds.
  init(latencies: [Float], errors: Int, refusals: Int = 0, seconds: Double) {
    let sorted = latencies.sorted()
    answers = sorted.count
    self.errors = errors
    self.refusals = refusals
    rate = Double(sorted.count) / seconds
    func quantile(_ part: Double) -> Double {
      sorted.isEmpty ? 0 : Double(sorted[min(sorted.count - 1, Int(Double(sorted.count) * part))]) * 1000
    }
    p50 = quantile(0.5)
    p99 = quantile(0.99)
    p999 = quantile(0.999)
  }
}
