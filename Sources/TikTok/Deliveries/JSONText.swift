/// Turns what stands between the quotes of a JSON string into text.
extension JSONCursor.Text {
  /// Whether the string says exactly `name`, with escapes or without.
  func says(_ name: StaticString) -> Bool {
    guard hasEscapes else {
      guard bytes.count == name.utf8CodeUnitCount else { return false }
      // Most differ in their first byte, where a general comparison would still be called.
      for index in bytes.indices where bytes[index] != name.utf8Start[index] { return false }
      return true
    }
    return (try? unescaped()).map { text in name.withUTF8Buffer { $0.elementsEqual(text) } } ?? false
  }

  func string() throws(JSONFault) -> String {
    guard hasEscapes else { return String(decoding: bytes, as: UTF8.self) }
    return String(decoding: try unescaped(), as: UTF8.self)
  }

  /// The bytes with every escape resolved.
  func unescaped() throws(JSONFault) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      // Runs without escapes are copied whole; there is nothing else in a string that they could end at.
      let end = JSONRun.end(in: bytes, from: index)
      output.append(contentsOf: UnsafeRawBufferPointer(rebasing: bytes[index..<end]))
      index = end
      guard index < bytes.count else { break }
      guard index + 1 < bytes.count else { throw JSONFault("an escape in a JSON string is cut off") }
      let escape = bytes[index + 1]
      index += 2
      switch escape {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): output.append(escape)
      case UInt8(ascii: "n"): output.append(0x0A)
      case UInt8(ascii: "t"): output.append(0x09)
      case UInt8(ascii: "r"): output.append(0x0D)
      case UInt8(ascii: "b"): output.append(0x08)
      case UInt8(ascii: "f"): output.append(0x0C)
      case UInt8(ascii: "u"): output.append(contentsOf: UTF8.encode(try scalar(at: &index)) ?? .init())
      default: throw JSONFault("a JSON string holds an unknown escape")
      }
    }
    return output
  }

  /// Reads the four digits after `\u`, and a second escape where the first is half a surrogate pair.
  private func scalar(at index: inout Int) throws(JSONFault) -> Unicode.Scalar {
    let lead = try unit(at: &index)
    if let scalar = Unicode.Scalar(lead) { return scalar }
    guard UTF16.isLeadSurrogate(lead), index + 1 < bytes.count, bytes[index] == UInt8(ascii: "\\"),
      bytes[index + 1] == UInt8(ascii: "u")
    else { throw JSONFault("a JSON string holds half a surrogate pair") }
    index += 2
    let trail = try unit(at: &index)
    guard UTF16.isTrailSurrogate(trail),
      let scalar = Unicode.Scalar(0x10000 + (UInt32(lead) - 0xD800) << 10 + (UInt32(trail) - 0xDC00))
    else { throw JSONFault("a JSON string holds half a surrogate pair") }
    return scalar
  }

  private func unit(at index: inout Int) throws(JSONFault) -> UInt16 {
    guard index + 4 <= bytes.count else { throw JSONFault("an escape in a JSON string is cut off") }
    var value: UInt16 = 0
    for digit in bytes[index..<index + 4] {
      switch digit {
      case 0x30...0x39: value = value << 4 | UInt16(digit - 0x30)
      case 0x61...0x66: value = value << 4 | UInt16(digit - 0x57)
      case 0x41...0x46: value = value << 4 | UInt16(digit - 0x37)
      default: throw JSONFault("an escape in a JSON string needs four hexadecimal digits")
      }
    }
    index += 4
    return value
  }
}
