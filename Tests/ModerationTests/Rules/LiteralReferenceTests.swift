import Testing

@testable import Moderation

/// Compares what Vectorscan finds with a search that tries every place of the text, scalar by scalar.
@Suite struct LiteralReferenceTests {
  /// A folded scalar and the bytes of the text it came from.
  private struct Cell {
    var scalar: Unicode.Scalar
    var start: Int
    var end: Int
  }

  private static func cells(_ text: String) -> [Cell] {
    var cells: [Cell] = []
    var offset = 0
    for scalar in text.unicodeScalars {
      let end = offset + String(scalar).utf8.count
      if !CharacterClass.isWhiteSpace(scalar) {
        cells += scalar.properties.lowercaseMapping.unicodeScalars.map { Cell(scalar: $0, start: offset, end: end) }
      } else if cells.last?.scalar == " " {
        cells[cells.count - 1].end = end
      } else {
        cells.append(Cell(scalar: " ", start: offset, end: end))
      }
      offset = end
    }
    return cells
  }

  private static func wordCells(_ text: String) -> [Cell] {
    var words: [Cell] = []
    for cell in cells(text) {
      if CharacterClass.isWord(cell.scalar) {
        words.append(cell)
      } else if let last = words.last, last.scalar != " " {
        words.append(Cell(scalar: " ", start: cell.start, end: cell.end))
      }
    }
    if words.last?.scalar == " " { words.removeLast() }
    return words
  }

  private static func search(_ term: [Unicode.Scalar], name: String, in cells: [Cell], edges: Bool) -> [TextMatch] {
    guard let first = term.first, let last = term.last, cells.count >= term.count else { return [] }
    return (0...(cells.count - term.count)).compactMap { start in
      let end = start + term.count
      guard cells[start..<end].map(\.scalar) == term else { return nil }
      if edges, CharacterClass.isWord(first), start > 0, CharacterClass.isWord(cells[start - 1].scalar) { return nil }
      if edges, CharacterClass.isWord(last), end < cells.count, CharacterClass.isWord(cells[end].scalar) { return nil }
      return TextMatch(start: cells[start].start, end: cells[end - 1].end, term: name, rule: "r")
    }
  }

  private static func expected(_ condition: Condition, in text: String) -> Set<TextMatch> {
    func scalars(_ cells: [Cell]) -> [Unicode.Scalar] { cells.map(\.scalar) }
    switch condition {
    case .terms(.words, let source):
      return Set(
        source.terms.flatMap { term in
          let trimmed = scalars(cells(term)).drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()
          return search(Array(trimmed), name: term, in: cells(text), edges: true)
        })
    case .terms(.substrings, let source):
      return Set(source.terms.flatMap { search(scalars(cells($0)), name: $0, in: cells(text), edges: false) })
    case .terms(.phrases, let source):
      return Set(source.terms.flatMap { search(scalars(wordCells($0)), name: $0, in: wordCells(text), edges: true) })
    default: return []
    }
  }

  private static let pieces: [String] = [
    "a", "B", "ab", "b", " ", "  ", "\t\u{A0}", "É", "é", "İ", "i", "\u{307}", "漢", "🔥", ".", "_", "c++",
  ]

  private static func text(_ count: Int, _ generator: inout SeededGenerator) -> String {
    (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
  }

  private static func terms(_ generator: inout SeededGenerator) -> [String] {
    var folded: Set<[UInt8]> = []
    return (0..<6).map { _ in text(Int.random(in: 1...3, using: &generator), &generator) }.filter { term in
      // A term that differs from an earlier one only in case or white space is, as documented, not told apart from it.
      TermCheck.length(term) == nil && TermCheck.phrase(term) == nil
        && folded.insert(WordwiseText.folding(term)).inserted
    }
  }

  @Test("Vectorscan finds exactly what a plain search finds", arguments: 1...6 as ClosedRange<UInt64>)
  func agreement(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let scratch = MatchScratch()
    var found = 0
    for _ in 0..<40 {
      let terms = Self.terms(&generator)
      guard !terms.isEmpty else { continue }
      for condition in [Condition.words(terms), .substrings(terms), .phrases(terms)] {
        let rule = Rule(id: "r", verdict: .delete, when: condition)
        let rules = try CompiledRuleSet(RuleSetDocument(defaultVerdict: .allow, rules: [rule]), version: 1)
        for _ in 0..<20 {
          let text = Self.text(Int.random(in: 0...14, using: &generator), &generator)
          let expected = Self.expected(condition, in: text)
          let decision = rules.decide(comment(text), scratch: scratch)
          #expect(Set(decision.matches) == expected, "\(condition) in \(text.debugDescription)")
          #expect((decision.basis == .rule) == !expected.isEmpty)
          found += expected.count
        }
      }
    }
    #expect(found > 500)
  }
}
