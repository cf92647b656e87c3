/// A MinHash of a text's runs of three letters.
struct ShingleSketch {
  /// The lowest eight bits of each lane, eight lanes in a number.
  struct Packed: Hashable {
    var (first, second, third, fourth): (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
  }

  static let lanes = 32
  private var lowest = [Int16](repeating: .max, count: lanes)
  private var (before, last): (UInt64, UInt64) = (0, 0)
  private var count = 0
  private(set) var letters = StableHash()
  /// Of the letters, in UTF-8.
  private(set) var byteCount = 0

  mutating func take(_ scalar: Unicode.Scalar) {
    let value = UInt64(scalar.value)
    letters.take(value)
    byteCount += UTF8.width(scalar)
    count += 1
    if count >= 3 { takeRun(before << 42 | last << 21 | value) }
    (before, last) = (last, value)
  }

  /// Each lane sees another order of all runs and keeps the first of those in the text.
  private mutating func takeRun(_ run: UInt64) {
    let hash = StableHash.mix(run)
    let start = Int16(truncatingIfNeeded: hash)
    let step = Int16(truncatingIfNeeded: hash >> 16) | 1
    lowest.withUnsafeMutableBufferPointer { lowest in
      // The compiler makes eight lanes at once of this.
      for lane in 0..<Self.lanes {
        lowest[lane] = min(lowest[lane], start &+ step &* Int16(truncatingIfNeeded: lane))
      }
    }
  }

  var packed: Packed { Packed(first: eight(0), second: eight(8), third: eight(16), fourth: eight(24)) }

  private func eight(_ start: Int) -> UInt64 {
    lowest[start..<start + 8].reduce(0) { $0 << 8 | UInt64(UInt8(truncatingIfNeeded: $1)) }
  }
}
