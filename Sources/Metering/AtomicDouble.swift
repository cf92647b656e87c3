internal import Synchronization

/// A floating-point number that many threads add to.
struct AtomicDouble: ~Copyable {
  private let bits = Atomic<UInt64>(0)

  func load() -> Double { Double(bitPattern: bits.load(ordering: .relaxed)) }

  func store(_ value: Double) { bits.store(value.bitPattern, ordering: .relaxed) }

  func add(_ amount: Double) {
    var known = bits.load(ordering: .relaxed)
    while true {
      let sum = (Double(bitPattern: known) + amount).bitPattern
      let result = bits.weakCompareExchange(expected: known, desired: sum, ordering: .relaxed)
      guard !result.exchanged else { return }
      known = result.original
    }
  }
}
