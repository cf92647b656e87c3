import Testing

@testable import Moderation

/// Compares what the tries find with a search that tries every place of the text, scalar by scalar.
@Suite struct TermReferenceTests {
  /// A scalar of the view and the bytes of the text it came from.
  private struct Cell {
    var scalar: Unicode.Scalar
    var start: Int
    var end: Int

    var isWord: Bool { CharacterClass.isWord(scalar) }
    /// Han needs no edges.
    var binds: Bool { isWord && scalar != "漢" }
  }

  /// What folding makes of these few characters, written out by hand.
  private static func cells(_ text: String, _ folding: Folding) -> [Cell] {
    var cells: [Cell] = []
    var offset = 0
    for scalar in text.unicodeScalars {
      let end = offset + String(scalar).utf8.count
      defer { offset = end }
      if folding == .exact {
        cells.append(Cell(scalar: scalar, start: offset, end: end))
      } else if CharacterClass.isWhiteSpace(scalar) {
        if cells.last?.scalar == " " {
          continue
        }
        cells.append(Cell(scalar: " ", start: offset, end: end))
      } else if scalar == "\u{307}" {
        if !cells.isEmpty { cells[cells.count - 1].end = end }
      } else {
        let plain: [Unicode.Scalar: Unicode.Scalar] = ["É": "e", "é": "e", "İ": "i", "B": "b", "漢": "漢"]
        cells.append(Cell(scalar: plain[scalar] ?? scalar, start: offset, end: end))
      }
    }
    return cells
  }

  private static func trimmed(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    let isSpace: (Unicode.Scalar) -> Bool = { CharacterClass.isWhiteSpace($0) }
    return Array(scalars.drop(while: isSpace).reversed().drop(while: isSpace).reversed())
  }

  /// A phrase's words, each gap as a space.
  private static func words(_ cells: [Cell]) -> [Unicode.Scalar] {
    trimmed(cells.map { $0.isWord ? $0.scalar : " " }).reduce(into: []) { words, scalar in
      if scalar != " " || words.last != " " { words.append(scalar) }
    }
  }

  /// Where the term ends that begins at `start`.
  private static func end(_ term: [Unicode.Scalar], _ kind: TermKind, in cells: [Cell], from start: Int) -> Int? {
    var place = start
    for scalar in term {
      guard place < cells.count else { return nil }
      if kind == .phrases, scalar == " " {
        guard !cells[place].isWord else { return nil }
        while place < cells.count, !cells[place].isWord { place += 1 }
      } else {
        guard cells[place].scalar == scalar else { return nil }
        place += 1
      }
    }
    return place
  }

  private static func expected(_ terms: [String], _ kind: TermKind, _ folding: Folding, in text: String) -> Set<[Int]> {
    let cells = cells(text, folding)
    var found: Set<[Int]> = []
    for (index, name) in terms.enumerated() {
      let own = Self.cells(name, folding)
      let term = kind == .phrases ? words(own) : kind == .words ? trimmed(own.map(\.scalar)) : own.map(\.scalar)
      guard let first = term.first, let last = term.last else { continue }
      for start in cells.indices {
        guard let end = end(term, kind, in: cells, from: start) else { continue }
        if kind != .substrings {
          let begins = Cell(scalar: first, start: 0, end: 0).binds
          let ends = Cell(scalar: last, start: 0, end: 0).binds
          if begins, start > 0, cells[start - 1].binds { continue }
          if ends, end < cells.count, cells[end].binds { continue }
        }
        // The end of a run of white space is where the next character begins.
        let isSpace = cells[end - 1].scalar == " " && folding != .exact
        let textEnd = isSpace ? (end < cells.count ? cells[end].start : text.utf8.count) : cells[end - 1].end
        found.insert([cells[start].start, textEnd, index])
      }
    }
    return found
  }

  private static let pieces: [String] = [
    "a", "B", "ab", "b", " ", "  ", "\t\u{A0}", "É", "é", "İ", "i", "漢", "🔥", ".", "_", "c++", "i\u{307}",
  ]

  private static func text(_ count: Int, _ generator: inout SeededGenerator) -> String {
    (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
  }

  private static func isStretched(_ text: String) -> Bool {
    let letters = cells(text, .folded).map(\.scalar)
    return letters.indices.dropFirst(2).contains { letters[$0] == letters[$0 - 1] && letters[$0] == letters[$0 - 2] }
  }

  @Test("The tries find exactly what a plain search finds", arguments: 1...6 as ClosedRange<UInt64>)
  func agreement(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var found = 0
    for _ in 0..<60 {
      for folding in [Folding.exact, .folded] {
        for kind in [TermKind.words, .phrases, .substrings] {
          var known: Set<[Unicode.Scalar]> = []
          let terms = (0..<6).map { _ in Self.text(Int.random(in: 1...3, using: &generator), &generator) }.filter {
            // A term that differs from an earlier one only in what folding makes alike is not told apart from it.
            let cells = Self.cells($0, folding)
            let folded = kind == .phrases ? Self.words(cells) : Self.trimmed(cells.map(\.scalar))
            return !folded.isEmpty && known.insert(folded).inserted
          }
          guard !terms.isEmpty else { continue }
          let finder = try Finder(terms, kind, folding)
          for _ in 0..<15 {
            let text = Self.text(Int.random(in: 0...14, using: &generator), &generator)
            guard folding == .exact || !Self.isStretched(text) else { continue }
            let expected = Self.expected(terms, kind, folding, in: text)
            let spans = Set(finder.spans(in: text).map { [$0.start, $0.end, $0.index] })
            guard expected.count < RuleSetLimits.matches else { continue }
            #expect(spans == expected, "\(kind) \(folding) \(terms) in \(text.debugDescription)")
            found += expected.count
          }
        }
      }
    }
    #expect(found > 500)
  }
}
