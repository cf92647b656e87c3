/// Where a term was found.
struct TermSpan: Hashable {
  /// In bytes of the original text; `end` is the one past the last.
  var start: Int
  var end: Int
  /// The term's index in its condition.
  var index: Int
  /// What had to be seen through there.
  var how: FoldingSteps
}
