internal import CoreMetrics
internal import Synchronization

/// One series of a histogram. Recording looks through a dozen bounds and adds twice, without a lock.
final class HistogramSeries: RecorderHandler, TimerHandler, Series {
  private let bounds: [Double]
  /// How many values fell between the bound before and this one; the last counts what is larger than all bounds.
  private let counts: [Count]
  /// Apart from fractions, so that what is timed on hot paths is added in one step.
  private let nanoseconds = Atomic<Int64>(0)
  private let sum = AtomicDouble()

  private final class Count: Sendable {
    let value = Atomic<Int64>(0)
  }

  init(bounds: [Double]) {
    self.bounds = bounds
    counts = (0...bounds.count).map { _ in Count() }
  }

  func record(_ value: Int64) { record(Double(value)) }

  func record(_ value: Double) {
    // Neither has a place among the bounds, and the sum would never recover.
    guard value.isFinite else { return }
    count(value)
    sum.add(value)
  }

  /// Prometheus counts in seconds.
  func recordNanoseconds(_ duration: Int64) {
    count(Double(duration) / 1e9)
    nanoseconds.wrappingAdd(duration, ordering: .relaxed)
  }

  private func count(_ value: Double) {
    var place = 0
    while place < bounds.count, value > bounds[place] { place += 1 }
    counts[place].value.wrappingAdd(1, ordering: .relaxed)
  }

  func samples() -> [Sample] {
    var total: Int64 = 0
    var samples: [Sample] = []
    for (bound, count) in zip(bounds + [.infinity], counts) {
      total += count.value.load(ordering: .relaxed)
      samples.append(Sample(suffix: "_bucket", bound: bound, value: Double(total)))
    }
    // From the buckets, so that the two agree although others record meanwhile.
    let sum = sum.load() + Double(nanoseconds.load(ordering: .relaxed)) / 1e9
    return samples + [Sample(suffix: "_sum", value: sum), Sample(suffix: "_count", value: Double(total))]
  }
}
