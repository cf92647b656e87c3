/// Reads the tokens of JSON text, one byte after the other.
struct JSONScanner {
  struct StringError: Error {
    var message: String
  }

  private let bytes: [UInt8]
  private var index = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { index == bytes.count }
  var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

  /// Line and column of the next byte, both from 1; columns are bytes.
  var position: (line: Int, column: Int) {
    let before = bytes[..<index]
    let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    return (before.count { $0 == UInt8(ascii: "\n") } + 1, index - lineStart + 1)
  }

  mutating func skipWhiteSpace() {
    while let byte = peek, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { index += 1 }
  }

  mutating func skip(_ token: StaticString) -> Bool {
    let length = token.utf8CodeUnitCount
    guard bytes.count - index >= length,
      token.withUTF8Buffer({ $0.elementsEqual(bytes[index..<index + length]) })
    else { return false }
    index += length
    return true
  }

  /// The digits of a number exactly as written; nil where the grammar of RFC 8259 is not met.
  mutating func number() -> String? {
    let start = index
    _ = skip("-")
    if !skip("0") {
      guard skipDigits() else { return nil }
    }
    if skip(".") {
      guard skipDigits() else { return nil }
    }
    if skip("e") || skip("E") {
      if !skip("+") { _ = skip("-") }
      guard skipDigits() else { return nil }
    }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  private mutating func skipDigits() -> Bool {
    let start = index
    while let byte = peek, (0x30...0x39).contains(byte) { index += 1 }
    return index > start
  }

  /// A string with its escapes resolved; the next byte must be its opening quote.
  mutating func string() throws(StringError) -> String {
    index += 1
    var content: [UInt8] = []
    while let byte = peek {
      switch byte {
      case UInt8(ascii: "\""):
        index += 1
        guard let text = String(validating: content, as: UTF8.self) else {
          throw StringError(message: "the text is not UTF-8")
        }
        return text
      case UInt8(ascii: "\\"):
        index += 1
        content.append(contentsOf: UTF8.encode(try escape()) ?? .init())
      case 0..<0x20: throw StringError(message: "a control character in a string must be escaped")
      default:
        content.append(byte)
        index += 1
      }
    }
    throw StringError(message: "the string does not end")
  }

  private mutating func escape() throws(StringError) -> Unicode.Scalar {
    guard let byte = peek else { throw StringError(message: "the string does not end") }
    index += 1
    switch byte {
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "/"): return "/"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try unicodeEscape()
    default: throw StringError(message: "unknown escape in a string")
    }
  }

  private mutating func unicodeEscape() throws(StringError) -> Unicode.Scalar {
    let lead = try hexadecimalUnit()
    if let scalar = Unicode.Scalar(lead) { return scalar }
    guard UTF16.isLeadSurrogate(lead), skip("\\u") else { throw StringError(message: "half a surrogate pair") }
    let trail = try hexadecimalUnit()
    guard UTF16.isTrailSurrogate(trail),
      let scalar = Unicode.Scalar(0x10000 + (UInt32(lead) - 0xD800) << 10 + (UInt32(trail) - 0xDC00))
    else { throw StringError(message: "half a surrogate pair") }
    return scalar
  }

  private mutating func hexadecimalUnit() throws(StringError) -> UInt16 {
    let digits = bytes[index..<min(index + 4, bytes.count)]
    guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw StringError(message: "\\u needs four hexadecimal digits") }
    index += 4
    return unit
  }
}
