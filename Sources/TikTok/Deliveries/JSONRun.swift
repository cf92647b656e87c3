/// Finds where a run of ordinary bytes of a JSON string ends, eight of them at a time: strings are most of what a
/// delivery consists of.
enum JSONRun {
  /// The index of the first byte from `start` on that is a quote, a backslash or a control character; the end of the
  /// bytes where there is none.
  static func end(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
    var index = start
    while index + 8 <= bytes.count {
      let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      let marks =
        (zeros(word ^ each(UInt8(ascii: "\""))) | zeros(word ^ each(UInt8(ascii: "\\"))) | controls(word)) & each(0x80)
      if marks != 0 { return index + marks.trailingZeroBitCount / 8 }
      index += 8
    }
    while index < bytes.count, isOrdinary(bytes[index]) { index += 1 }
    return index
  }

  // Each sets the high bit of the bytes in question. A borrow may set it in the byte above one of them as well, which
  // does no harm, since the lowest is what counts.

  private static func zeros(_ word: UInt64) -> UInt64 { (word &- each(1)) & ~word }

  private static func controls(_ word: UInt64) -> UInt64 { (word &- each(0x20)) & ~word }

  private static func each(_ byte: UInt8) -> UInt64 { 0x0101_0101_0101_0101 &* UInt64(byte) }

  private static func isOrdinary(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
  }
}
