/// What a rule looks for in a comment.
///
/// White space is what Python's `str.split()` separates at. Letters, digits, combining marks and the underscore, of any
/// script, are word characters. Case never matters.
public enum Condition: Equatable, Sendable {
  /// Any of these, with no word character directly before or after. An end of the term that is not itself a word
  /// character, as in `c++`, needs no edge.
  case words([String])
  /// Any of these: their words in order, bounded at word edges, anything but word characters between them.
  case phrases([String])
  /// Any of these, inside words too. A run of white space in the term matches any run of white space.
  case substrings([String])
  /// The number of words that white space separates is below the one bound and above the other, where given.
  case wordCount(below: Int?, above: Int?)
  /// A link to anywhere but these domains and those under them.
  case link(except: [String])
  /// The author is one of these: an exact author id, or a user name with or without its `@`.
  case users([String])

  /// The key of each condition in a document.
  enum Key: String, CaseIterable {
    case words
    case phrases
    case substrings
    case wordCount = "word_count"
    case link
    case users
  }

  var key: Key {
    switch self {
    case .words: .words
    case .phrases: .phrases
    case .substrings: .substrings
    case .wordCount: .wordCount
    case .link: .link
    case .users: .users
    }
  }
}
