/// A regular expression taken apart, as far as gauging and rewriting it needs.
indirect enum RegexNode {
  /// What matches one character, or asserts something between two.
  case atom(RegexAtom)
  /// `\b`
  case edge
  /// Branches between `(`, or another opening such as `(?:`, and `)`.
  case group(opening: String, branches: [[RegexItem]])
}

struct RegexAtom {
  /// As Vectorscan is to read it.
  var text: String
  var weight: Int
  /// Whether it may match characters beyond ASCII, where Vectorscan's `\b` sees no letters.
  var isBeyondASCII = false
}

struct RegexItem {
  var node: RegexNode
  var quantifier: RegexQuantifier?
}

struct RegexQuantifier {
  /// With the sign for lazy or possessive repeats.
  var text: String
  /// How many copies of what is repeated an automaton needs.
  var copies: Int
  /// Whether there is no upper bound.
  var isLoop: Bool
}
