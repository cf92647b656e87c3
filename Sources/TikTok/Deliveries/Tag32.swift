/// A 32-byte tag, held in place so that reading one from a header allocates nothing.
struct Tag32 {
  private var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

  /// Nil unless there are exactly 64 hexadecimal digits, in either case.
  init?(hex: String.UTF8View.SubSequence) {
    let isWhole = withUnsafeMutableBytes(of: &words) { bytes in
      var count = 0
      for digit in hex {
        guard count < 64, let value = Self.value(of: digit) else { return false }
        bytes[count / 2] = bytes[count / 2] << 4 | value
        count += 1
      }
      return count == 64
    }
    guard isWhole else { return nil }
  }

  func withBytes<T>(_ body: (UnsafeRawBufferPointer) -> T) -> T { withUnsafeBytes(of: words, body) }

  private static func value(of digit: UInt8) -> UInt8? {
    switch digit {
    case 0x30...0x39: digit - 0x30
    case 0x61...0x66: digit - 0x57
    case 0x41...0x46: digit - 0x37
    default: nil
    }
  }
}
