/// What is wrong with one entry of a list of terms; nil where nothing is.
enum TermCheck {
  /// Holds for every kind of entry.
  static func length(_ term: String) -> String? {
    let limit = RuleSetLimits.termCharacters
    if term.unicodeScalars.dropFirst(limit).first != nil { return "must have at most \(limit) characters" }
    if term.unicodeScalars.allSatisfy(CharacterClass.isWhiteSpace) { return "must not be blank" }
    // Vectorscan takes a literal that begins with it for an empty one.
    return term.utf8.contains(0) ? "must not hold the character U+0000" : nil
  }

  static func phrase(_ term: String) -> String? {
    if term.unicodeScalars.contains(where: CharacterClass.isWord) { return nil }
    return "must have a letter or a digit; to match signs or emoji, use substrings"
  }

  static func video(_ term: String) -> String? {
    let isNumber = term.utf8.count <= 32 && term.utf8.allSatisfy { (48...57).contains($0) }
    return isNumber ? nil : "must be a video's id: its digits, as text"
  }

  static func user(_ term: String) -> String? {
    let name = term.first == "@" ? term.dropFirst() : term[...]
    if !name.isEmpty, !name.contains("@"), !name.unicodeScalars.contains(where: CharacterClass.isWhiteSpace) {
      return nil
    }
    return "must be an author id or a user name, with or without its @, and without white space"
  }

  static func domain(_ term: String) -> String? {
    let labels = term.split(separator: ".", omittingEmptySubsequences: false)
    let isValid =
      labels.count > 1
      && labels.allSatisfy { label in
        !label.isEmpty && label.unicodeScalars.allSatisfy { CharacterClass.isWord($0) || $0 == "-" }
      }
    return isValid ? nil : "must be a domain such as tiktok.com, without scheme, port or path"
  }
}
