/// The forms that a term is looked for in.
enum TermText {
  /// A term without white space of any kind around it.
  static func trimmed(_ term: String) -> Substring.UnicodeScalarView {
    var scalars = term.unicodeScalars[...]
    while let first = scalars.first, CharacterClass.isWhiteSpace(first) { scalars.removeFirst() }
    while let last = scalars.last, CharacterClass.isWhiteSpace(last) { scalars.removeLast() }
    return scalars
  }

  /// A word or a wildcard without white space around it.
  static func trimmed(_ text: [UInt8], _ kind: TermKind) -> [UInt8] {
    guard kind != .substrings else { return text }
    func isSpace(_ byte: UInt8) -> Bool { CharacterClass.isWhiteSpace(ascii: byte) }
    return Array(text.drop(while: isSpace).reversed().drop(while: isSpace).reversed())
  }

  /// The words of a phrase with a space between them.
  static func words(_ text: [UInt8]) -> [UInt8] {
    var words: [UInt8] = []
    var isBetween = false
    forEachScalar(text) { scalar, bytes in
      guard CharacterClass.isWord(scalar) else {
        isBetween = true
        return
      }
      if isBetween, !words.isEmpty { words.append(0x20) }
      isBetween = false
      words += bytes
    }
    return words
  }

  /// The same with the byte that stands for any gap.
  static func gapped(_ words: [UInt8]) -> [UInt8] { words.map { $0 == 0x20 ? TermTrie.gap : $0 } }

  static func letters(_ text: [UInt8], _ table: UnicodeTable) -> Int {
    var count = 0
    forEachScalar(text) { scalar, _ in if table.record(scalar).flags.contains(.letter) { count += 1 } }
    return count
  }

  static func isWord(_ text: [UInt8], _ table: UnicodeTable) -> Bool {
    var isWord = true
    forEachScalar(text) { scalar, _ in isWord = isWord && table.record(scalar).flags.contains(.word) }
    return isWord
  }

  /// What a term of another alphabet becomes in a text that mixes Latin letters into it; nil for a term without letters
  /// that have Latin lookalikes.
  static func latin(_ text: [UInt8], _ table: UnicodeTable) -> [UInt8]? {
    changed(text) { scalar in
      let record = table.record(scalar)
      return record.flags.contains(.other) && record.shape != 0 ? Unicode.Scalar(record.shape) : nil
    }
  }

  /// A term without the marks and strokes that make other letters; nil for one that has none.
  static func plain(_ text: [UInt8], _ table: UnicodeTable) -> [UInt8]? { changed(text, by: DistinctLetter.plain) }

  private static func changed(_ text: [UInt8], by change: (Unicode.Scalar) -> Unicode.Scalar?) -> [UInt8]? {
    var result: [UInt8] = []
    var isChanged = false
    forEachScalar(text) { scalar, bytes in
      guard let other = change(scalar) else {
        result += bytes
        return
      }
      isChanged = true
      result += Array(UTF8.encode(other).unsafelyUnwrapped)
    }
    return isChanged ? result : nil
  }

  private static func forEachScalar(_ text: [UInt8], _ body: (Unicode.Scalar, ArraySlice<UInt8>) -> Void) {
    text.withUnsafeBufferPointer { buffer in
      var index = 0
      while index < buffer.count {
        let (scalar, length) = UTF8Reading.scalar(in: buffer, at: index)
        body(scalar, text[index..<index + length])
        index += length
      }
    }
  }
}
