/// The two classes of characters that matching knows.
enum CharacterClass {
  /// White space as Python's `str.split()` and `str.isspace()` see it: Unicode's White_Space and the four separators
  /// U+001C to U+001F.
  static func isWhiteSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20, 0x09...0x0D, 0x1C...0x1F, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000:
      true
    default: false
    }
  }

  /// The same for a byte of ASCII.
  @inline(__always)
  static func isWhiteSpace(ascii byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte) || (0x1C...0x1F).contains(byte)
  }

  /// Letters, digits and the underscore of any script, and the combining marks that a letter is written with. Variation
  /// selectors, though marks, belong to emoji and are left out.
  static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return isWord(ascii: UInt8(scalar.value)) }
    return UnicodeTable.shared.record(scalar).flags.contains(.word)
  }

  /// The same for a byte of ASCII.
  @inline(__always)
  static func isWord(ascii byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x5F || (0x41...0x5A).contains(byte)
  }
}
