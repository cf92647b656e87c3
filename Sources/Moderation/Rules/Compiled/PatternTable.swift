/// The patterns of a layer while it is compiled.
struct PatternTable: Hashable {
  /// Those of rules with the folding `exact`, for the text as typed.
  private(set) var exact: [RegexMatcher.Pattern] = []
  /// Those of all others, for the folded text.
  private(set) var folded: [RegexMatcher.Pattern] = []

  /// Adds the pattern with this index in the condition with this slot.
  mutating func add(_ pattern: String, folding: Folding, slot: Int, index: Int) {
    let pattern = RegexMatcher.Pattern(text: pattern, slot: slot, term: index)
    if folding == .exact { exact.append(pattern) } else { folded.append(pattern) }
  }
}
