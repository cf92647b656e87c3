/// Where a term was found.
struct TermSpan: Hashable {
  /// In bytes of the original text; `end` is the one past the last.
  var start: Int
  var end: Int
  /// The term's number in its matcher, or the pattern's place in its condition.
  var index: Int
  /// What had to be seen through there.
  var how: FoldingSteps

  /// Whether `other` is the same term within this stretch.
  func covers(_ other: TermSpan) -> Bool { index == other.index && start <= other.start && other.end <= end }

  /// The first of them, in order, each stretch of a term once: as it was found with the least to see through.
  static func first(_ spans: [TermSpan]) -> [TermSpan] {
    let sorted = spans.sorted {
      ($0.start, $0.end, $0.index, $0.how.rawValue) < ($1.start, $1.end, $1.index, $1.how.rawValue)
    }
    var result: [TermSpan] = []
    for span in sorted where result.count < RuleSetLimits.matches {
      if let last = result.last, (last.start, last.end, last.index) == (span.start, span.end, span.index) { continue }
      result.append(span)
    }
    return result
  }
}
