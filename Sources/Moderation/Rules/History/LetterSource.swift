/// The letters of a text in lower case, one after another, without mentions.
struct LetterSource {
  private let text: UnsafeBufferPointer<UInt8>
  private var index = 0

  init(_ text: UnsafeBufferPointer<UInt8>) { self.text = text }

  /// The next letter. `everything` takes all that is passed but white space and what is not shown.
  mutating func next(hashing everything: inout StableHash) -> Unicode.Scalar? {
    while index < text.count {
      let byte = text[index]
      if byte < 0x80 {
        index += 1
        let small = byte | 0x20
        if small &- 0x61 < 26 {
          everything.take(UInt64(small))
          return Unicode.Scalar(small)
        }
        if !CharacterClass.isWhiteSpace(ascii: byte) { everything.take(UInt64(byte)) }
        if byte == UInt8(ascii: "@") { skipName() }
        continue
      }
      let (scalar, length) = UTF8Reading.scalar(in: text, at: index)
      index += length
      switch scalar.properties.generalCategory {
      case .uppercaseLetter, .titlecaseLetter:
        // `İ` becomes a letter and a mark, and marks do not count.
        let small = scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
        everything.take(UInt64(small.value))
        return small
      case .lowercaseLetter, .otherLetter, .modifierLetter:
        everything.take(UInt64(scalar.value))
        return scalar
      case .spaceSeparator, .lineSeparator, .paragraphSeparator, .format, .nonspacingMark, .control: continue
      default: everything.take(UInt64(scalar.value))
      }
    }
    return nil
  }

  /// Passes over the name of a mention, whose at sign was just read. At a letter before the sign, as in an address for
  /// mail, what follows counts.
  private mutating func skipName() {
    guard !UTF8Reading.isWord(in: text, before: index - 1) else { return }
    while index < text.count {
      if text[index] == UInt8(ascii: ".") {
        index += 1
      } else if UTF8Reading.isWord(in: text, at: index) {
        index += text[index] < 0x80 ? 1 : UTF8Reading.scalar(in: text, at: index).length
      } else {
        break
      }
    }
  }
}
