/// Looks scalars up in `ScriptTable`, fast for texts whose neighbouring scalars are of one script.
struct ScriptFinder {
  /// The stretch in which the last scalar was found.
  private var stretch: Range<UInt32> = 0..<0
  private var number: UInt8 = 0

  /// The number of the script of `scalar`, 0 for none.
  @inline(__always)
  mutating func number(of scalar: Unicode.Scalar) -> UInt8 {
    if !stretch.contains(scalar.value) { find(scalar.value) }
    return number
  }

  private mutating func find(_ value: UInt32) {
    let starts = ScriptTable.starts
    // The first stretch that begins after the scalar.
    var (low, high) = (0, starts.count)
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] >> 8 <= value { low = middle + 1 } else { high = middle }
    }
    number = low == 0 ? 0 : UInt8(truncatingIfNeeded: starts[low - 1])
    stretch = (low == 0 ? 0 : starts[low - 1] >> 8)..<(low == starts.count ? 0x11_0000 : starts[low] >> 8)
  }
}
