/// Walks over one line of JSON and keeps numbers as their digits: as doubles, ids above 2^53 would change.
struct LogLineScanner {
  /// A value that is neither an object nor an array.
  enum Scalar: Equatable {
    case null
    case bool(Bool)
    /// As it is written.
    case number(String)
    case string(String)
  }

  /// Deeper values than this are refused: skipping them takes stack.
  static let deepest = 64

  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Reads the whole line as one object; `member` must consume each key's value.
  mutating func object(
    _ member: (_ key: String, _ scanner: inout Self) throws(LogLineFault.Reason) -> Void
  ) throws(LogLineFault.Reason) {
    skipSpace()
    guard take(UInt8(ascii: "{")) else { throw LogLineFault.Reason("is not a JSON object") }
    try members(member)
    skipSpace()
    guard position == bytes.count else { throw malformed("something after the object") }
  }

  /// Reads the value of `key`, which must not be an object or an array.
  mutating func scalar(for key: String) throws(LogLineFault.Reason) -> Scalar {
    skipSpace()
    guard let byte = peek else { throw malformed("expected a value") }
    switch byte {
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try number())
    case UInt8(ascii: "{"), UInt8(ascii: "["): throw LogLineFault.Reason("\"\(key)\" is an object or a list")
    default: return try literal()
    }
  }

  /// Checks and drops a value of any kind.
  mutating func skipValue() throws(LogLineFault.Reason) { try skipValue(depth: 1) }

  private mutating func skipValue(depth: Int) throws(LogLineFault.Reason) {
    guard depth <= Self.deepest else { throw LogLineFault.Reason("is nested deeper than \(Self.deepest) levels") }
    skipSpace()
    if take(UInt8(ascii: "{")) {
      try members { (_, scanner) throws(LogLineFault.Reason) in try scanner.skipValue(depth: depth + 1) }
    } else if take(UInt8(ascii: "[")) {
      skipSpace()
      if take(UInt8(ascii: "]")) { return }
      repeat {
        try skipValue(depth: depth + 1)
        skipSpace()
      } while take(UInt8(ascii: ","))
      guard take(UInt8(ascii: "]")) else { throw malformed("expected , or ]") }
    } else {
      _ = try scalar(for: "")
    }
  }

  /// What follows an opening brace, up to and with the closing one.
  private mutating func members(
    _ member: (_ key: String, _ scanner: inout Self) throws(LogLineFault.Reason) -> Void
  ) throws(LogLineFault.Reason) {
    skipSpace()
    if take(UInt8(ascii: "}")) { return }
    repeat {
      skipSpace()
      guard peek == UInt8(ascii: "\"") else { throw malformed("expected a key in quotes") }
      let key = try string()
      skipSpace()
      guard take(UInt8(ascii: ":")) else { throw malformed("expected :") }
      try member(key, &self)
      skipSpace()
    } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "}")) else { throw malformed("expected , or }") }
  }

  private mutating func literal() throws(LogLineFault.Reason) -> Scalar {
    let literals: [(StaticString, Scalar)] = [("null", .null), ("true", .bool(true)), ("false", .bool(false))]
    for (name, value) in literals {
      let end = position + name.utf8CodeUnitCount
      if end <= bytes.count, bytes[position..<end].elementsEqual(name.description.utf8) {
        position = end
        return value
      }
    }
    throw malformed("expected a value")
  }

  private mutating func number() throws(LogLineFault.Reason) -> String {
    let start = position
    _ = take(UInt8(ascii: "-"))
    let integer = digits()
    guard integer > 0, integer == 1 || bytes[position - integer] != UInt8(ascii: "0") else {
      throw malformed("not a number")
    }
    if take(UInt8(ascii: ".")), digits() == 0 { throw malformed("not a number") }
    if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
      if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
      if digits() == 0 { throw malformed("not a number") }
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func digits() -> Int {
    let start = position
    while let byte = peek, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { position += 1 }
    return position - start
  }

  /// Reads a string in quotes, escapes resolved.
  private mutating func string() throws(LogLineFault.Reason) -> String {
    position += 1
    let start = position
    while let byte = peek, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20 { position += 1 }
    if take(UInt8(ascii: "\"")) { return try text(bytes[start..<(position - 1)]) }
    var unescaped = Array(bytes[start..<position])
    while let byte = peek {
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return try text(unescaped[...])
      case UInt8(ascii: "\\"): unescaped += try escape()
      case ..<0x20: throw malformed("a control character in text")
      default: unescaped.append(byte)
      }
    }
    throw malformed("text without its closing quote")
  }

  private func text(_ bytes: ArraySlice<UInt8>) throws(LogLineFault.Reason) -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else { throw LogLineFault.Reason("is not UTF-8") }
    return text
  }

  private mutating func escape() throws(LogLineFault.Reason) -> [UInt8] {
    guard let byte = peek else { throw malformed("text without its closing quote") }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "u"):
      var value = try hexUnit()
      if (0xD800...0xDBFF).contains(value), take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) {
        let low = try hexUnit()
        guard (0xDC00...0xDFFF).contains(low) else { throw malformed("half a surrogate pair") }
        value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(value) else { throw malformed("half a surrogate pair") }
      return Array(String(scalar).utf8)
    default: throw malformed("an unknown escape in text")
    }
  }

  private mutating func hexUnit() throws(LogLineFault.Reason) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = peek, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw malformed("an escape without four hexadecimal digits")
      }
      value = value << 4 | UInt32(digit)
      position += 1
    }
    return value
  }

  private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard peek == byte else { return false }
    position += 1
    return true
  }

  private mutating func skipSpace() {
    while let byte = peek, byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A { position += 1 }
  }

  private func malformed(_ what: String) -> LogLineFault.Reason {
    LogLineFault.Reason("is not JSON: \(what) at byte \(position + 1)")
  }
}
