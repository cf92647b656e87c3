/// How a term is held against a text.
public enum TermKind: String, CaseIterable, Sendable {
  /// With no word character directly before or after. An end of the term that is not itself a word character, as in
  /// `c++`, needs no edge.
  case words
  /// The term's words in order, bounded at word edges, anything but word characters between them.
  case phrases
  /// Anywhere, inside words too.
  case substrings
  /// Like `words`, with `*` for any number of word characters, none included.
  case wildcards
}
