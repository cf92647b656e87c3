/// Tells in a few instructions that no string of a trie begins at a place, which is so at most places.
///
/// `@unchecked Sendable`: its bits are written in the initialiser only.
final class PrefixFilter: @unchecked Sendable {
  /// How many bytes it looks at.
  static let length = 3

  private let bits: UnsafeMutableBufferPointer<UInt64>
  private let shift: UInt32
  /// Whether a string is so short, or so early unlike bytes, that only its first byte can be looked at.
  private let shortBytes: UnsafeMutableBufferPointer<Bool>

  var memoryBytes: Int { bits.count * 8 + 256 + 80 }

  init(_ prefixes: [ArraySlice<UInt8>]) {
    var width: UInt32 = 9
    while 1 << width < prefixes.count * 32, width < 20 { width += 1 }
    shift = 32 - width
    bits = .allocate(capacity: (1 << Int(width)) / 64)
    bits.initialize(repeating: 0)
    shortBytes = .allocate(capacity: 256)
    shortBytes.initialize(repeating: false)
    for prefix in prefixes {
      guard let first = prefix.first else { continue }
      if prefix.count < Self.length || prefix.contains(TermTrie.gap) {
        shortBytes[Int(first)] = true
      } else {
        let place = place(of: first, prefix[prefix.startIndex + 1], prefix[prefix.startIndex + 2])
        bits[place >> 6] |= 1 << UInt64(place & 63)
      }
    }
  }

  deinit {
    bits.deallocate()
    shortBytes.deallocate()
  }

  @inline(__always)
  func mayBegin(_ text: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    if start + Self.length <= text.count {
      let place = place(of: text[start], text[start + 1], text[start + 2])
      if bits[place >> 6] & 1 << UInt64(place & 63) != 0 { return true }
    }
    return shortBytes[Int(text[start])]
  }

  @inline(__always)
  private func place(of first: UInt8, _ second: UInt8, _ third: UInt8) -> Int {
    let value = UInt32(first) | UInt32(second) << 8 | UInt32(third) << 16
    return Int((value &* 0x9E37_79B1) >> shift)
  }
}
