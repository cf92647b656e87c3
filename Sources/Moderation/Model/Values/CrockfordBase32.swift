/// Thirteen lower-case Crockford base-32 digits for a 63-bit number: no `i`, `l`, `o` or `u`, so that an id survives
/// being read aloud. Sorts as the number does.
enum CrockfordBase32 {
  private static let digits = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
  private static let length = 13

  static func encode(_ value: Int64) -> String {
    String(unsafeUninitializedCapacity: length) { buffer in
      var rest = UInt64(bitPattern: value)
      for index in (0..<length).reversed() {
        buffer[index] = digits[Int(rest & 31)]
        rest >>= 5
      }
      return length
    }
  }

  static func decode(_ text: some Collection<UInt8>) -> Int64? {
    guard text.count == length else { return nil }
    var value: UInt64 = 0
    for byte in text {
      guard let digit = digits.firstIndex(of: byte), value >> 59 == 0 else { return nil }
      value = value << 5 | UInt64(digit)
    }
    return Int64(exactly: value)
  }
}
