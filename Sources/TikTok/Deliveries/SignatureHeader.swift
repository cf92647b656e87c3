/// `t=<unix seconds>,s=<64 hexadecimal digits>`: the signature header of the business dialect.
struct SignatureHeader {
  /// The digits of `t` exactly as sent: they are part of what is signed.
  let time: String.UTF8View.SubSequence
  let seconds: Int64
  let tag: Tag32

  /// Nil unless both parts are there once, in either order, with nothing but spaces around them.
  init?(_ text: String) {
    var text = text
    guard let (digits, seconds, tag) = text.withUTF8({ Self.read($0) }) else { return nil }
    let start = text.utf8.index(text.utf8.startIndex, offsetBy: digits.lowerBound)
    time = text.utf8[start..<text.utf8.index(start, offsetBy: digits.count)]
    self.seconds = seconds
    self.tag = tag
  }

  /// Where the digits of `t` are, what they say, and `s`.
  private static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> (digits: Range<Int>, seconds: Int64, tag: Tag32)? {
    var digits: Range<Int>?
    var tag: Tag32?
    var start = 0
    while start <= bytes.count {
      let end = index(of: ",", in: bytes, start..<bytes.count) ?? bytes.count
      guard let equals = index(of: "=", in: bytes, start..<end) else { return nil }
      let name = trimmed(start..<equals, in: bytes)
      let value = trimmed(equals + 1..<end, in: bytes)
      guard name.count == 1 else { return nil }
      switch bytes[name.lowerBound] {
      case UInt8(ascii: "t"):
        guard digits == nil else { return nil }
        digits = value
      case UInt8(ascii: "s"):
        guard tag == nil, let parsed = Tag32(hex: UnsafeBufferPointer(rebasing: bytes[value])) else { return nil }
        tag = parsed
      default: return nil
      }
      start = end + 1
    }
    guard let digits, let tag, let seconds = seconds(digits, in: bytes) else { return nil }
    return (digits, seconds, tag)
  }

  /// Up to twelve digits: far beyond any date, far below overflow in milliseconds.
  private static func seconds(_ digits: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> Int64? {
    guard (1...12).contains(digits.count) else { return nil }
    var seconds: Int64 = 0
    for index in digits {
      guard (0x30...0x39).contains(bytes[index]) else { return nil }
      seconds = seconds * 10 + Int64(bytes[index] - 0x30)
    }
    return seconds
  }

  private static func index(
    of character: Unicode.Scalar, in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
  ) -> Int? {
    let wanted = UInt8(ascii: character)
    for index in range where bytes[index] == wanted { return index }
    return nil
  }

  private static func trimmed(_ range: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
    while start < end, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
    return start..<end
  }
}
