/// Goes over a view of a text and tries every place where a term may begin.
enum TermSearch {
  /// Of the typed text or the folded one.
  static func run(
    _ text: UnsafeBufferPointer<UInt8>, _ tries: TermTries, _ table: UnicodeTable, _ hits: inout some TermHits
  ) {
    if let edge = tries.edge { searchEdges(text, edge, table, &hits) }
    if let free = tries.free { searchEverywhere(text, free, &hits) }
  }

  /// Of the second reading of `folded`. Words are those of the folded text.
  static func run(
    _ evasive: borrowing MappedBytes, of folded: UnsafeBufferPointer<UInt8>, _ tries: TermTries, _ table: UnicodeTable,
    _ hits: inout some TermHits
  ) {
    if let edge = tries.edge {
      let text = evasive.buffer
      var origin = -1
      for index in text.indices where text[index] & 0xC0 != 0x80 {
        let start = evasive.start(of: index)
        // One character may have become several letters; a word begins at the first only.
        guard start != origin else { continue }
        origin = start
        if start > 0, WordEdge.binds(folded, before: start, table) { continue }
        guard edge.find(in: text, from: index, &hits) else { break }
      }
    }
    if let free = tries.free { searchEverywhere(evasive.buffer, free, &hits) }
  }

  private static func searchEdges(
    _ text: UnsafeBufferPointer<UInt8>, _ trie: TermTrie, _ table: UnicodeTable, _ hits: inout some TermHits
  ) {
    var isInWord = false
    var index = 0
    while index < text.count {
      let byte = text[index]
      if byte < 0x80 {
        let isWord = CharacterClass.isWord(ascii: byte)
        if isWord, !isInWord, !trie.find(in: text, from: index, &hits) { return }
        isInWord = isWord
        index += 1
      } else {
        let (scalar, length) = UTF8Reading.scalar(in: text, at: index)
        let record = table.record(scalar)
        let isMark = record.flags.contains(.mark)
        if record.bindsToWord, !isInWord, !isMark, !trie.find(in: text, from: index, &hits) { return }
        if !isMark { isInWord = record.bindsToWord }
        index += length
      }
    }
  }

  private static func searchEverywhere(
    _ text: UnsafeBufferPointer<UInt8>, _ trie: TermTrie, _ hits: inout some TermHits
  ) {
    for index in text.indices where text[index] & 0xC0 != 0x80 {
      guard trie.find(in: text, from: index, &hits) else { return }
    }
  }
}
