/// How terms are looked for in a comment. White space is what Python's `str.split()` separates at; letters, digits,
/// combining marks and the underscore, of any script, are word characters.
public enum TermKind: String, CaseIterable, Sendable {
  /// With no word character directly before or after. An end of the term that is not itself a word character, as in
  /// `c++`, needs no edge.
  case words
  /// Their words in order, bounded at word edges, anything but word characters between them.
  case phrases
  /// Inside words too. A run of white space in the term matches any run of white space.
  case substrings
  /// Words with `*` at their beginning, end or inside, which stands for any number of word characters.
  case wildcards
}
