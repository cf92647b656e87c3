/// The words of a folded text with one space between them, whatever stood there: the view in which phrases are sought.
/// Begins and ends with a word.
struct WordwiseText: ~Copyable {
  private(set) var mapped = MappedBytes()

  /// Replaces the content by the words of `folded`.
  mutating func take(_ folded: borrowing FoldedText) {
    let text = folded.mapped.buffer
    mapped.reset(room: text.count + 1)
    var index = 0
    var pendingSpace: Int?
    while index < text.count {
      let (scalar, length) = UTF8Reading.scalar(in: text, at: index)
      if CharacterClass.isWord(scalar) {
        if let space = pendingSpace, mapped.count > 0 { mapped.append(0x20, from: folded.mapped.start(of: space)) }
        pendingSpace = nil
        for offset in 0..<length { mapped.append(text[index + offset], from: folded.mapped.start(of: index + offset)) }
        mapped.finish(at: folded.mapped.end(before: index + length))
      } else if pendingSpace == nil {
        pendingSpace = index
      }
      index += length
    }
  }

  /// The words of a term, folded.
  static func folding(_ term: String) -> [UInt8] {
    var folded = FoldedText()
    var wordwise = WordwiseText()
    var term = term
    term.withUTF8 { folded.fold($0) }
    wordwise.take(folded)
    return Array(wordwise.mapped.buffer)
  }
}
