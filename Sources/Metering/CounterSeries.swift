internal import CoreMetrics
internal import Synchronization

/// One series of a counter. A whole number, unless fractions were added.
final class CounterSeries: CounterHandler, FloatingPointCounterHandler, Series {
  /// Apart from fractions, so that the counters of the hot path cost one relaxed addition.
  private let whole = Atomic<Int64>(0)
  private let fractions = AtomicDouble()

  func increment(by amount: Int64) { whole.add(amount, ordering: .relaxed) }
  func increment(by amount: Double) { fractions.add(amount) }

  func reset() {
    whole.store(0, ordering: .relaxed)
    fractions.store(0)
  }

  func samples() -> [Sample] {
    [Sample(value: Double(whole.load(ordering: .relaxed)) + fractions.load())]
  }
}
