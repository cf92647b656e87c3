/// Decoding single scalars out of UTF-8 that is known to be valid.
enum UTF8Reading {
  /// The scalar whose first byte is at `index`, and its length in bytes.
  @inline(__always)
  static func scalar(in text: UnsafeBufferPointer<UInt8>, at index: Int) -> (Unicode.Scalar, length: Int) {
    let lead = UInt32(text[index])
    if lead < 0x80 { return (Unicode.Scalar(UInt8(lead)), 1) }
    func trail(_ offset: Int) -> UInt32 { UInt32(text[index + offset] & 0x3F) }
    let value: UInt32
    let length: Int
    if lead < 0xE0 {
      (value, length) = ((lead & 0x1F) << 6 | trail(1), 2)
    } else if lead < 0xF0 {
      (value, length) = ((lead & 0x0F) << 12 | trail(1) << 6 | trail(2), 3)
    } else {
      (value, length) = ((lead & 0x07) << 18 | trail(1) << 12 | trail(2) << 6 | trail(3), 4)
    }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
  }

  /// The scalar that ends just before `index`, which is at least 1.
  static func scalar(in text: UnsafeBufferPointer<UInt8>, before index: Int) -> Unicode.Scalar {
    var start = index - 1
    while text[start] & 0xC0 == 0x80, start > 0 { start -= 1 }
    return scalar(in: text, at: start).0
  }

  /// Whether a word character ends just before `index`.
  @inline(__always)
  static func isWord(in text: UnsafeBufferPointer<UInt8>, before index: Int) -> Bool {
    guard index > 0 else { return false }
    let byte = text[index - 1]
    return byte < 0x80 ? CharacterClass.isWord(ascii: byte) : CharacterClass.isWord(scalar(in: text, before: index))
  }

  /// Whether a word character begins at `index`.
  @inline(__always)
  static func isWord(in text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    guard index < text.count else { return false }
    let byte = text[index]
    return byte < 0x80 ? CharacterClass.isWord(ascii: byte) : CharacterClass.isWord(scalar(in: text, at: index).0)
  }
}
