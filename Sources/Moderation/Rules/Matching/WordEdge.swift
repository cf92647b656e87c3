/// Where words begin and end. Between characters of scripts written without spaces, anywhere; before a combining mark,
/// nowhere.
enum WordEdge {
  /// Whether a word that ends before `index` would go on there.
  @inline(__always)
  static func binds(_ text: UnsafeBufferPointer<UInt8>, at index: Int, _ table: UnicodeTable) -> Bool {
    guard index < text.count else { return false }
    let byte = text[index]
    if byte < 0x80 { return CharacterClass.isWord(ascii: byte) }
    let record = table.record(UTF8Reading.scalar(in: text, at: index).0)
    return record.bindsToWord || record.flags.contains(.mark)
  }

  /// Whether a word that begins at `index`, which is at least 1, would have begun before it.
  @inline(__always)
  static func binds(_ text: UnsafeBufferPointer<UInt8>, before index: Int, _ table: UnicodeTable) -> Bool {
    let byte = text[index - 1]
    if byte < 0x80 { return CharacterClass.isWord(ascii: byte) }
    return table.record(UTF8Reading.scalar(in: text, before: index)).bindsToWord
  }
}
