/// The bytes of all terms of a matcher, and of what is looked for in their place.
struct TermPool {
  private(set) var bytes: [UInt8] = []

  mutating func add(_ string: [UInt8]) -> PoolRange {
    let range = PoolRange(start: UInt32(bytes.count), count: UInt16(string.count))
    bytes += string
    return range
  }

  func string(_ range: PoolRange) -> ArraySlice<UInt8> { bytes[range.indices] }
}

/// A stretch of a pool of bytes. What a term may be at most, thrice over, fits in.
struct PoolRange: Equatable {
  var start: UInt32
  var count: UInt16

  var indices: Range<Int> { Int(start)..<Int(start) + Int(count) }
}
