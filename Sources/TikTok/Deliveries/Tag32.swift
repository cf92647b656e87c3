/// A 32-byte tag, held in place so that reading one from a header allocates nothing.
struct Tag32 {
  private var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

  /// Nil unless there are exactly 64 hexadecimal digits, in either case.
  init?(hex: UnsafeBufferPointer<UInt8>) {
    guard hex.count == 64 else { return nil }
    let isWhole = withUnsafeMutableBytes(of: &words) { bytes in
      for index in bytes.indices {
        guard let high = Self.value(of: hex[index * 2]), let low = Self.value(of: hex[index * 2 + 1]) else {
          return false
        }
        bytes[index] = high << 4 | low
      }
      return true
    }
    guard isWhole else { return nil }
  }

  init?(hex: String) {
    var hex = hex
    guard let tag = hex.withUTF8({ Tag32(hex: $0) }) else { return nil }
    self = tag
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
