/// One term that a string in a trie stands for.
struct TermUse: Equatable {
  /// The term's number in its matcher.
  var term: UInt32
  var slot: UInt32
  var flags: Flags

  struct Flags: OptionSet {
    let rawValue: UInt32

    /// No word may go on after it.
    static let edgeAfter = Flags(rawValue: 1 << 0)
    /// No mark may follow that belongs to its last character.
    static let wholeAfter = Flags(rawValue: 1 << 1)
    /// The string is one part of a wildcard's pattern; the others must be found around it.
    static let part = Flags(rawValue: 1 << 2)
    /// The string is what the term becomes among Latin letters: counts only where the text has others.
    static let lookalike = Flags(rawValue: 1 << 3)
    /// The string is the term without marks that make other letters.
    static let unmarked = Flags(rawValue: 1 << 4)
  }
}
