/// The plain text form of a term list.
enum TermListText {
  static func read(_ content: ArraySlice<UInt8>, into collection: inout TermCollection) {
    var rest = content
    var number = 0
    while !rest.isEmpty {
      number += 1
      let end = rest.firstIndex(of: 0x0A) ?? rest.endIndex
      var line = rest[..<end]
      rest = rest[end...].dropFirst()
      if line.last == 0x0D { line = line.dropLast() }
      guard let text = collection.text(line, line: number) else {
        guard collection.admitEntry(line: number) else { return }
        continue
      }
      guard let term = term(of: text) else { continue }
      guard collection.admitEntry(line: number) else { return }
      collection.take(term, line: number)
    }
    if collection.isEmpty { collection.faults.add(nil, "has no terms: write one a line") }
  }

  static func write(_ terms: [String]) -> String {
    terms.map { term in
      // At the beginning of the file U+FEFF would be a byte order mark.
      let isPlain = self.term(of: term) == term && term.unicodeScalars.first != "\u{FEFF}"
      return (isPlain ? "" : "\\") + term + "\n"
    }.joined()
  }

  /// What a line stands for; nil for a blank line or a comment.
  private static func term(of line: String) -> String? {
    if line.utf8.first == UInt8(ascii: "\\") { return String(line.unicodeScalars.dropFirst()) }
    let term = line.trimmingWhiteSpace
    guard let first = term.unicodeScalars.first else { return nil }
    guard first == "#" else { return term }
    return term.unicodeScalars.dropFirst().first.map(CharacterClass.isWord) == true ? term : nil
  }
}

extension String {
  /// Without the white space at its ends.
  var trimmingWhiteSpace: String {
    let scalars = unicodeScalars
    guard let first = scalars.firstIndex(where: { !CharacterClass.isWhiteSpace($0) }),
      let last = scalars.lastIndex(where: { !CharacterClass.isWhiteSpace($0) })
    else { return "" }
    return String(scalars[first...last])
  }
}
