internal import CoreMetrics
internal import Synchronization

/// One series of a histogram. Recording looks through a dozen bounds and adds twice: no lock.
final class HistogramSeries: RecorderHandler, TimerHandler, Series {
  private let bounds: [Double]
  /// How many values fell between the bound before and this one; the last counts what is larger than all bounds.
  private let counts: [Count]
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
    let place = bounds.firstIndex { value <= $0 } ?? bounds.count
    counts[place].value.add(1, ordering: .relaxed)
    sum.add(value)
  }

  /// Prometheus counts in seconds.
  func recordNanoseconds(_ duration: Int64) { record(Double(duration) / 1e9) }

  func samples() -> [Sample] {
    var total: Int64 = 0
    var samples: [Sample] = []
    for (bound, count) in zip(bounds + [.infinity], counts) {
      total += count.value.load(ordering: .relaxed)
      samples.append(Sample(suffix: "_bucket", bound: bound, value: Double(total)))
    }
    // From the buckets, so that the two agree although others record meanwhile.
    return samples + [Sample(suffix: "_sum", value: sum.load()), Sample(suffix: "_count", value: Double(total))]
  }
}
