internal import Metrics

/// A counter of one event loop, which costs no more than adding to a number: what was counted goes to the metrics when
/// the loop has time, once a batch.
///
/// Used on its event loop alone.
final class LoopCounter {
  private let counter: Counter
  private var pending = 0

  init(_ name: String, _ dimensions: [(String, String)]) { counter = Counter(label: name, dimensions: dimensions) }

  func increment() { pending += 1 }

  func flush() {
    guard pending > 0 else { return }
    counter.increment(by: pending)
    pending = 0
  }
}
