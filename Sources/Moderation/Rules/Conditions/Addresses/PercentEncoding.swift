/// `%2E` and the like, for what may be part of a host, a scheme or the beginning of a path.
enum PercentEncoding {
  static func at(_ index: Int, in text: UnsafeBufferPointer<UInt8>) -> Disguise? {
    guard let first = byte(at: index, in: text) else { return nil }
    if first < 0x80 {
      guard CharacterClass.isWord(ascii: first) || "./:-".utf8.contains(first) else { return nil }
      let lower = first &- 0x41 < 26 ? first | 0x20 : first
      return Disguise(length: 3, plain: [lower], isJoint: lower == UInt8(ascii: "."))
    }
    var bytes = [first]
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    while bytes.count < length, let next = byte(at: index + 3 * bytes.count, in: text) { bytes.append(next) }
    // Whatever is not UTF-8 stays as it is.
    guard let decoded = String(validating: bytes, as: UTF8.self) else { return nil }
    return Disguise(length: 3 * bytes.count, plain: LoweredText.lowering(decoded))
  }

  private static func byte(at index: Int, in text: UnsafeBufferPointer<UInt8>) -> UInt8? {
    guard index + 2 < text.count, text[index] == UInt8(ascii: "%"), let high = digit(text[index + 1]),
      let low = digit(text[index + 2])
    else { return nil }
    return high << 4 | low
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x61...0x66: byte - 0x61 + 10
    case 0x41...0x46: byte - 0x41 + 10
    default: nil
    }
  }
}
