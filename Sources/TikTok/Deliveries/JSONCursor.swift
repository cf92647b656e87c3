/// Reads JSON (RFC 8259) in one pass over raw bytes, giving out ranges of them and copying nothing: decoding is on the
/// path of every delivery, where a general decoder would cost more than all the rest.
///
/// The bytes must be valid UTF-8 and outlive the cursor.
struct JSONCursor {
  /// How deep values that nobody asked for may nest.
  static let maximumDepth = 32

  /// A string as it stands between its quotes.
  struct Text {
    let bytes: UnsafeRawBufferPointer
    let hasEscapes: Bool
  }

  enum Value {
    case text(Text)
    /// The digits as written.
    case number(UnsafeRawBufferPointer)
    case bool
    case null
    case object
    case array
  }

  private let bytes: UnsafeRawBufferPointer
  private var index = 0

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// Reads an object that fills the whole input and calls `member` for each of its members.
  mutating func readObject(_ member: (Text, Value) throws(JSONFault) -> Void) throws(JSONFault) {
    skipWhiteSpace()
    guard take("{") else { throw JSONFault("the body is not a JSON object") }
    try readMembers(depth: 1, member)
    skipWhiteSpace()
    guard index == bytes.count else { throw JSONFault("something follows the JSON object") }
  }

  private mutating func readMembers(depth: Int, _ member: (Text, Value) throws(JSONFault) -> Void) throws(JSONFault) {
    skipWhiteSpace()
    if take("}") { return }
    while true {
      skipWhiteSpace()
      guard take("\"") else { throw JSONFault("a key is missing in a JSON object") }
      let key = try readText()
      skipWhiteSpace()
      guard take(":") else { throw JSONFault("a colon is missing in a JSON object") }
      try member(key, try readValue(depth: depth))
      skipWhiteSpace()
      if take("}") { return }
      guard take(",") else { throw JSONFault("a JSON object does not end") }
    }
  }

  private mutating func readElements(depth: Int) throws(JSONFault) {
    skipWhiteSpace()
    if take("]") { return }
    while true {
      _ = try readValue(depth: depth)
      skipWhiteSpace()
      if take("]") { return }
      guard take(",") else { throw JSONFault("a JSON array does not end") }
    }
  }

  private mutating func readValue(depth: Int) throws(JSONFault) -> Value {
    skipWhiteSpace()
    guard index < bytes.count else { throw JSONFault("the JSON ends too early") }
    switch bytes[index] {
    case UInt8(ascii: "\""):
      index += 1
      return .text(try readText())
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      guard depth < Self.maximumDepth else {
        throw JSONFault("the JSON is nested deeper than \(Self.maximumDepth) levels")
      }
      let isObject = take("{")
      if isObject {
        try readMembers(depth: depth + 1) { (_, _) throws(JSONFault) in }
      } else {
        index += 1
        try readElements(depth: depth + 1)
      }
      return isObject ? .object : .array
    case UInt8(ascii: "t"):
      try expect("true")
      return .bool
    case UInt8(ascii: "f"):
      try expect("false")
      return .bool
    case UInt8(ascii: "n"):
      try expect("null")
      return .null
    default: return .number(try readNumber())
    }
  }

  /// The opening quote is already read.
  private mutating func readText() throws(JSONFault) -> Text {
    let start = index
    var hasEscapes = false
    while true {
      index = JSONRun.end(in: bytes, from: index)
      guard index < bytes.count else { throw JSONFault("a JSON string does not end") }
      switch bytes[index] {
      case UInt8(ascii: "\""):
        defer { index += 1 }
        return Text(bytes: UnsafeRawBufferPointer(rebasing: bytes[start..<index]), hasEscapes: hasEscapes)
      case UInt8(ascii: "\\"):
        hasEscapes = true
        try skipEscape()
      default: throw JSONFault("a JSON string holds a raw control character")
      }
    }
  }

  private mutating func skipEscape() throws(JSONFault) {
    guard index + 1 < bytes.count else { throw JSONFault("a JSON string does not end") }
    switch bytes[index + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "n"), UInt8(ascii: "t"),
      UInt8(ascii: "r"), UInt8(ascii: "b"), UInt8(ascii: "f"):
      index += 2
    case UInt8(ascii: "u"):
      let digits = bytes[(index + 2)...].prefix(4)
      guard digits.count == 4, digits.allSatisfy(Self.isHexDigit) else {
        throw JSONFault("an escape in a JSON string needs four hexadecimal digits")
      }
      index += 6
    default: throw JSONFault("a JSON string holds an unknown escape")
    }
  }

  private static func isHexDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x46, 0x61...0x66: true
    default: false
    }
  }

  private mutating func readNumber() throws(JSONFault) -> UnsafeRawBufferPointer {
    let start = index
    _ = take("-")
    if !take("0") { try readDigits() }
    if take(".") { try readDigits() }
    if take("e") || take("E") {
      if !take("+") { _ = take("-") }
      try readDigits()
    }
    return UnsafeRawBufferPointer(rebasing: bytes[start..<index])
  }

  private mutating func readDigits() throws(JSONFault) {
    let start = index
    while index < bytes.count, (0x30...0x39).contains(bytes[index]) { index += 1 }
    guard index > start else { throw JSONFault("the JSON holds something that is not a value") }
  }

  private mutating func expect(_ word: StaticString) throws(JSONFault) {
    let end = index + word.utf8CodeUnitCount
    guard end <= bytes.count, word.withUTF8Buffer({ $0.elementsEqual(bytes[index..<end]) }) else {
      throw JSONFault("the JSON holds something that is not a value")
    }
    index = end
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard index < bytes.count, bytes[index] == UInt8(truncatingIfNeeded: character.value) else { return false }
    index += 1
    return true
  }

  private mutating func skipWhiteSpace() {
    while index < bytes.count {
      switch bytes[index] {
      case 0x20, 0x09, 0x0A, 0x0D: index += 1
      default: return
      }
    }
  }
}
