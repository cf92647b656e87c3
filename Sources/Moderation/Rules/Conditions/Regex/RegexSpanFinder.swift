/// Finds where one pattern matches.
///
/// Vectorscan tells ends only. The start belonging to an end is the last place from which the text up to there still
/// has a match that ends there, found by scanning pieces that grow from the end backwards. Stretches that touch are
/// joined, so `\d+` gives a whole number. The work is bounded; where it runs out, a match is said to begin with its
/// word, and those after it are left out.
struct RegexSpanFinder {
  private let database: RegexDatabase
  private let hasEdgeAfter: Bool
  private let isAnchored: Bool

  init(_ translation: RegexTranslation, isExact: Bool) throws(RegexRefusal) {
    database = try RegexDatabase([translation.text], isExact: isExact, reportsAll: true)
    hasEdgeAfter = translation.hasEdgeAfter
    isAnchored = translation.isAnchored
  }

  var size: Int { database.size }

  /// At most `RuleSetLimits.matches`, ascending. What is scanned is taken from `budget`, in bytes.
  func ranges(
    in text: UnsafeBufferPointer<UInt8>, scratch: ScanScratch, budget: inout Int
  ) -> [Range<Int>] {
    var pieces = RegexPieces(text, database, scratch, budget: budget)
    defer { budget = pieces.budget }
    var ranges: [Range<Int>] = []
    for end in pieces.ends() where pieces.budget > 0 {
      var range = isAnchored ? 0..<end : pieces.shortest(endingAt: end)
      if hasEdgeAfter { range = pieces.withoutEdge(range) }
      if range.isEmpty { continue }
      while let last = ranges.last, last.upperBound >= range.lowerBound {
        range = min(last.lowerBound, range.lowerBound)..<max(last.upperBound, range.upperBound)
        ranges.removeLast()
      }
      if ranges.count == RuleSetLimits.matches { break }
      ranges.append(range)
    }
    return ranges
  }
}
