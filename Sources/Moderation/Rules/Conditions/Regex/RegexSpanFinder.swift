/// Finds where one pattern matches.
///
/// Vectorscan tells ends only. The start belonging to an end is the last place from which the text up to there still
/// has a match, found by scanning pieces that grow from the end backwards. That work is bounded in proportion to the
/// text; where it runs out, a match is said to begin with its word.
struct RegexSpanFinder {
  private let database: RegexDatabase
  private let hasEdgeAfter: Bool
  private let isAnchored: Bool

  init(_ translation: RegexTranslation, isExact: Bool) throws(RegexRefusal) {
    database = try RegexDatabase([translation.text], isExact: isExact)
    hasEdgeAfter = translation.hasEdgeAfter
    isAnchored = translation.isAnchored
  }

  var size: Int { database.size }

  func ranges(in text: UnsafeBufferPointer<UInt8>, scratch: ScanScratch) -> [Range<Int>] {
    var search = Search(text: text, database: database, scratch: scratch)
    var ranges: [Range<Int>] = []
    var position = 0
    while position < text.count, search.budget > 0, ranges.count < RuleSetLimits.matches,
      let end = search.firstEnd(from: position)
    {
      var range = search.shortest(from: position, endingAt: end)
      if hasEdgeAfter { range = search.withoutEdge(range) }
      if let last = ranges.last, last.upperBound >= range.lowerBound {
        ranges[ranges.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else if !range.isEmpty {
        ranges.append(range)
      }
      if isAnchored { break }
      position = range.upperBound > position ? range.upperBound : search.next(position)
    }
    return ranges
  }

  /// One search through one text.
  private struct Search {
    let text: UnsafeBufferPointer<UInt8>
    let database: RegexDatabase
    let scratch: ScanScratch
    /// Bytes that may still be scanned, with a share for every scan.
    var budget: Int
    private static let scanCost = 64

    init(text: UnsafeBufferPointer<UInt8>, database: RegexDatabase, scratch: ScanScratch) {
      (self.text, self.database, self.scratch) = (text, database, scratch)
      budget = 4 * text.count + 32 * Self.scanCost
    }

    mutating func firstEnd(from start: Int) -> Int? {
      let end = RegexScan.firstEnd(of: database, in: piece(start, text.count), scratch: scratch).map { start + $0 }
      budget -= (end ?? text.count) - start + Self.scanCost
      return end
    }

    private mutating func matches(_ start: Int, _ end: Int) -> Bool {
      budget -= end - start + Self.scanCost
      return RegexScan.firstEnd(of: database, in: piece(start, end), scratch: scratch) != nil
    }

    mutating func shortest(from lowest: Int, endingAt end: Int) -> Range<Int> {
      // Matches begin at `low` or later, and not at `high` or later.
      var (low, high) = (lowest, end)
      var width = 8
      while high > lowest {
        let start = boundary(max(lowest, end - width))
        if budget <= 0 { return startOfWord(before: end, from: lowest)..<end }
        if start == lowest || matches(start, end) {
          low = start
          break
        }
        high = start
        width *= 2
      }
      while next(low) < high {
        if budget <= 0 { return low..<end }
        let middle = max(boundary((low + high) / 2), next(low))
        if matches(middle, end) { low = middle } else { high = middle }
      }
      return low..<end
    }

    /// Without the character after the word, where there is one.
    mutating func withoutEdge(_ range: Range<Int>) -> Range<Int> {
      guard !range.isEmpty else { return range }
      let end = boundary(range.upperBound - 1)
      return end > range.lowerBound && matches(range.lowerBound, end) ? range.lowerBound..<end : range
    }

    /// The beginning of the character that holds the byte at `index`.
    private func boundary(_ index: Int) -> Int {
      var index = index
      while index > 0, index < text.count, text[index] & 0xC0 == 0x80 { index -= 1 }
      return index
    }

    /// The beginning of the next character.
    func next(_ index: Int) -> Int {
      var index = index + 1
      while index < text.count, text[index] & 0xC0 == 0x80 { index += 1 }
      return index
    }

    private func startOfWord(before end: Int, from lowest: Int) -> Int {
      text[lowest..<end].lastIndex { CharacterClass.isWhiteSpace(ascii: $0) }.map { $0 + 1 } ?? lowest
    }

    private func piece(_ start: Int, _ end: Int) -> UnsafeBufferPointer<UInt8> {
      UnsafeBufferPointer(rebasing: text[start..<end])
    }
  }
}
