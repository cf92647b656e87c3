/// Tells in a few instructions that no string of a trie begins at a place, which is so at most places.
///
/// `@unchecked Sendable`: its bits are written in the initialiser only.
final class PrefixFilter: @unchecked Sendable {
  /// How many bytes it looks at.
  static let length = 3

  /// For each first byte whether a string begins with it that is so short, or so early unlike bytes, that no more of it
  /// can be looked at; then the filter.
  private let words: UnsafeMutablePointer<UInt64>
  private let filter: UnsafeMutablePointer<UInt64>
  private let shift: UInt32
  private let count: Int

  var memoryBytes: Int { count * 8 + 64 }

  init(_ prefixes: [ArraySlice<UInt8>]) {
    var width: UInt32 = 9
    while 1 << width < prefixes.count * 32, width < 20 { width += 1 }
    shift = 32 - width
    count = 4 + (1 << Int(width)) / 64
    words = .allocate(capacity: count)
    words.initialize(repeating: 0, count: count)
    filter = words + 4
    for prefix in prefixes {
      guard let first = prefix.first else { continue }
      if prefix.count < Self.length || prefix.contains(TermTrie.gap) {
        Self.set(Int(first), in: words)
      } else {
        Self.set(place(of: first, prefix[prefix.startIndex + 1], prefix[prefix.startIndex + 2]), in: filter)
      }
    }
  }

  deinit { words.deallocate() }

  @inline(__always)
  func mayBegin(_ text: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    if start + Self.length <= text.count {
      let place = place(of: text[start], text[start + 1], text[start + 2])
      if Self.isSet(place, in: filter) { return true }
    }
    return Self.isSet(Int(text[start]), in: words)
  }

  @inline(__always)
  private static func isSet(_ bit: Int, in words: UnsafeMutablePointer<UInt64>) -> Bool {
    words[bit >> 6] & 1 << UInt64(bit & 63) != 0
  }

  private static func set(_ bit: Int, in words: UnsafeMutablePointer<UInt64>) {
    words[bit >> 6] |= 1 << UInt64(bit & 63)
  }

  @inline(__always)
  private func place(of first: UInt8, _ second: UInt8, _ third: UInt8) -> Int {
    let value = UInt32(first) | UInt32(second) << 8 | UInt32(third) << 16
    return Int((value &* 0x9E37_79B1) >> shift)
  }
}
