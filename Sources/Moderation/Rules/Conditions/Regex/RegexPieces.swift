/// Looks for one pattern in pieces of one text.
struct RegexPieces {
  private let text: UnsafeBufferPointer<UInt8>
  private let database: RegexDatabase
  private let scratch: ScanScratch
  /// Bytes that may still be scanned, with a share for every scan.
  private(set) var budget: Int

  private static let scanCost = 32
  private static let mostEnds = 128

  init(_ text: UnsafeBufferPointer<UInt8>, _ database: RegexDatabase, _ scratch: ScanScratch, budget: Int) {
    (self.text, self.database, self.scratch, self.budget) = (text, database, scratch, budget)
  }

  /// What all patterns of a condition together may scan of a text.
  static func budget(for text: UnsafeBufferPointer<UInt8>) -> Int { 2 * text.count + 128 * scanCost }

  /// Where the first matches in the whole text end, ascending, each place once.
  mutating func ends() -> [Int] {
    budget -= text.count + Self.scanCost
    var ends: [Int] = []
    ends.reserveCapacity(Self.mostEnds)
    withUnsafeMutablePointer(to: &ends) { ends in
      RegexScan.run(database, over: text, scratch: scratch, context: ends) { _, _, end, _, context in
        guard let ends = context?.assumingMemoryBound(to: [Int].self) else { return 1 }
        if ends.pointee.last != Int(end) { ends.pointee.append(Int(end)) }
        return ends.pointee.count < RegexPieces.mostEnds ? 0 : 1
      }
    }
    // Patterns with assertions report out of order.
    return ends.sorted()
  }

  /// The shortest match that ends at `end`, where one does.
  mutating func shortest(endingAt end: Int) -> Range<Int> {
    // The match begins at `low` or later, and before `high`.
    var (low, high) = (0, end)
    var width = 8
    while high > 0 {
      let start = boundary(max(0, end - width))
      if start == 0 || hasMatch(start..<end) {
        low = start
        break
      }
      if budget <= 0 { return startOfWord(before: end)..<end }
      high = start
      width *= 2
    }
    while next(low) < high, budget > 0 {
      let middle = max(boundary((low + high) / 2), next(low))
      if hasMatch(middle..<end) { low = middle } else { high = middle }
    }
    return low..<end
  }

  /// Without the character behind the word, where the match has one.
  mutating func withoutEdge(_ range: Range<Int>) -> Range<Int> {
    guard !range.isEmpty else { return range }
    let shorter = range.lowerBound..<boundary(range.upperBound - 1)
    return !shorter.isEmpty && hasMatch(shorter) ? shorter : range
  }

  /// Whether a match ends where the piece does.
  private mutating func hasMatch(_ range: Range<Int>) -> Bool {
    budget -= range.count + Self.scanCost
    var search = (end: range.count, isFound: false)
    withUnsafeMutablePointer(to: &search) { search in
      let piece = UnsafeBufferPointer(rebasing: text[range])
      RegexScan.run(database, over: piece, scratch: scratch, context: search) { _, _, end, _, context in
        guard let search = context?.assumingMemoryBound(to: (end: Int, isFound: Bool).self) else { return 1 }
        search.pointee.isFound = Int(end) == search.pointee.end
        return search.pointee.isFound ? 1 : 0
      }
    }
    return search.isFound
  }

  /// The beginning of the character that holds the byte at `index`.
  private func boundary(_ index: Int) -> Int {
    var index = index
    while index > 0, index < text.count, text[index] & 0xC0 == 0x80 { index -= 1 }
    return index
  }

  /// The beginning of the next character.
  private func next(_ index: Int) -> Int {
    var index = index + 1
    while index < text.count, text[index] & 0xC0 == 0x80 { index += 1 }
    return index
  }

  private func startOfWord(before end: Int) -> Int {
    text[..<end].lastIndex { CharacterClass.isWhiteSpace(ascii: $0) }.map { $0 + 1 } ?? 0
  }
}
