/// Small steps through a folded text in search of addresses.
enum AddressReading {
  @inline(__always)
  static func matches(_ token: StaticString, at start: Int, in text: UnsafeBufferPointer<UInt8>) -> Bool {
    let length = token.utf8CodeUnitCount
    guard start >= 0, text.count - start >= length else { return false }
    for index in 0..<length where token.utf8Start[index] != text[start + index] { return false }
    return true
  }

  /// `index`, or behind the space there.
  static func skippingSpace(_ index: Int, in text: UnsafeBufferPointer<UInt8>) -> Int {
    index < text.count && text[index] == 0x20 ? index + 1 : index
  }

  /// No letter, digit, hyphen or underscore goes on at `index`.
  static func endsWord(_ index: Int, in text: UnsafeBufferPointer<UInt8>) -> Bool {
    !isLabel(at: index, in: text)
  }

  /// The letters, digits, hyphens and underscores of any script from `start` on, at most as many as a label of a domain
  /// may have.
  static func label(from start: Int, in text: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    var end = start
    while end - start < longestLabel, isLabel(at: end, in: text) {
      end += text[end] < 0x80 ? 1 : UTF8Reading.scalar(in: text, at: end).length
    }
    return start..<end
  }

  /// The same up to `end`.
  static func label(endingAt end: Int, in text: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    var start = end
    while start > 0, end - start < longestLabel {
      if text[start - 1] == UInt8(ascii: "-") {
        start -= 1
        continue
      }
      guard UTF8Reading.isWord(in: text, before: start) else { break }
      repeat { start -= 1 } while start > 0 && text[start] & 0xC0 == 0x80
    }
    return start..<end
  }

  /// In bytes; a name in a script of three bytes a letter still fits.
  private static let longestLabel = 128

  private static func isLabel(at index: Int, in text: UnsafeBufferPointer<UInt8>) -> Bool {
    index < text.count && (text[index] == UInt8(ascii: "-") || UTF8Reading.isWord(in: text, at: index))
  }
}
