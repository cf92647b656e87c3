/// A text in lower case with every run of white space a single space, and each byte mapped to where it came from: what
/// addresses are read in as they are, since a domain with an accent is another domain than one without.
///
/// Case is folded scalar by scalar with Unicode's lower-case mapping, which can change the length: `İ` becomes `i` and
/// a combining dot. Folding twice changes nothing.
struct LoweredText: ~Copyable {
  private(set) var mapped = MappedBytes()

  /// Replaces the content by the folding of `text`, which must be valid UTF-8.
  mutating func fold(_ text: UnsafeBufferPointer<UInt8>) {
    // Only U+0130 and a few two-byte letters grow, so twice the length nearly always does.
    mapped.reset(room: text.count * 2 + 1)
    let plain = foldPlainPrefix(of: text)
    mapped.adoptIdentity(count: plain)
    if plain < text.count { foldRest(of: text, from: plain) }
  }

  /// The bytes of a name, in lower case.
  static func lowering(_ name: String) -> [UInt8] {
    var lowered = LoweredText()
    var name = name
    name.withUTF8 { lowered.fold($0) }
    return Array(lowered.mapped.buffer)
  }

  /// Folds ASCII without doubled white space, which most comments consist of and which keeps its length. Answers how
  /// far that went.
  private func foldPlainPrefix(of text: UnsafeBufferPointer<UInt8>) -> Int {
    let output = mapped.bytes
    var index = 0
    var previous: UInt8 = 0
    while index < text.count {
      let byte = text[index]
      guard byte < 0x80 else { break }
      let folded = Self.fold(ascii: byte)
      if folded == 0x20, previous == 0x20 { break }
      output[index] = folded
      previous = folded
      index += 1
    }
    return index
  }

  private mutating func foldRest(of text: UnsafeBufferPointer<UInt8>, from start: Int) {
    var index = start
    while index < text.count {
      let byte = text[index]
      if byte < 0x80 {
        append(Self.fold(ascii: byte), from: index)
        index += 1
        continue
      }
      let (scalar, length) = UTF8Reading.scalar(in: text, at: index)
      if CharacterClass.isWhiteSpace(scalar) {
        append(0x20, from: index)
      } else if CaseFolding.isCaseless(scalar) {
        for offset in 0..<length { mapped.append(text[index + offset], from: index) }
      } else {
        for byte in scalar.properties.lowercaseMapping.utf8 { mapped.append(byte, from: index) }
      }
      index += length
    }
    mapped.finish(at: text.count)
  }

  /// Appends a folded byte of ASCII, unless it would double white space.
  @inline(__always)
  private mutating func append(_ byte: UInt8, from origin: Int) {
    if byte == 0x20, mapped.count > 0, mapped.bytes[mapped.count - 1] == 0x20 { return }
    mapped.append(byte, from: origin)
  }

  @inline(__always)
  private static func fold(ascii byte: UInt8) -> UInt8 {
    if byte &- 0x41 < 26 { return byte | 0x20 }
    return CharacterClass.isWhiteSpace(ascii: byte) ? 0x20 : byte
  }
}
