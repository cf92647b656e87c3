import Testing

@testable import Moderation

/// Terms of one condition of which the second reading leaves the same letters.
@Suite struct SharedReadingTests {
  @Test(
    "A term is found as it is alone, whatever other terms its condition has",
    arguments: [
      ("looser", "loser", "l0ser"), ("loser", "looser", "l00ser"), ("loose", "lose", "1ose"), ("bot", "boot", "b00t"),
      ("boot", "bot", "b0t"),
    ])
  func both(other: String, term: String, text: String) throws {
    try #require(try finds(term, in: text))
    #expect(try Finder([other, term], .words).matches(text))
    #expect(try Finder([term, other], .words).matches(text))
    #expect(try Finder([other, term, other, term], .words).matches(text))
  }

  @Test("The same term twice is shown once")
  func twice() throws {
    #expect(try Finder(["loser", "loser"], .words).spans(in: "l0ser").count == 1)
  }

  private static let disguises: [Character: [String]] = [
    "l": ["1", "|"], "o": ["0", "о"], "s": ["$", "5"], "e": ["3", "€"], "r": [], "t": ["7"], "!": ["1"],
  ]

  /// The letters as one may write them, each some times over.
  private static func term(_ letters: [Character], _ kind: TermKind, _ generator: inout SeededGenerator) -> String {
    var parts = letters.map { String(repeating: $0, count: Int.random(in: 1...3, using: &generator)) }
    if kind == .wildcards { parts.insert("*", at: Int.random(in: 0...parts.count, using: &generator)) }
    if kind == .phrases, Bool.random(using: &generator) {
      parts.insert(" ", at: Int.random(in: 1..<parts.count, using: &generator))
    }
    return parts.joined()
  }

  private static func disguised(_ term: String, _ generator: inout SeededGenerator) -> String {
    let separator = ["", "", "", ".", " "].randomElement(using: &generator) ?? ""
    let letters = term.replacing("*", with: Bool.random(using: &generator) ? "" : "rs").map { letter in
      let isHidden = Int.random(in: 0..<3, using: &generator) == 0
      let shape = isHidden ? disguises[letter]?.randomElement(using: &generator) : nil
      let times = Int.random(in: 0..<4, using: &generator) == 0 ? 2 : 1
      return String(repeating: shape ?? String(letter), count: times)
    }
    let around = ["", "so ", "r"].randomElement(using: &generator) ?? ""
    return around + letters.joined(separator: separator)
  }

  @Test(
    "What one term finds alone, it finds beside others of the same letters", arguments: 1...4 as ClosedRange<UInt64>)
  func property(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var found = 0
    for _ in 0..<100 {
      for kind in [TermKind.words, .phrases, .substrings, .wildcards] {
        let letters = (0..<4).map { _ in "loset!".randomElement(using: &generator) ?? "l" }
        let (other, term) = (Self.term(letters, kind, &generator), Self.term(letters, kind, &generator))
        for folding in [Folding.folded, .aggressive] {
          guard let alone = try? Finder([term], kind, folding),
            let both = try? [Finder([other, term], kind, folding), Finder([term, other], kind, folding)]
          else { continue }
          for _ in 0..<4 {
            let text = Self.disguised(term, &generator)
            guard alone.matches(text) else { continue }
            found += 1
            #expect(both.allSatisfy { $0.matches(text) }, "\(term) beside \(other) in \(text)")
          }
        }
      }
    }
    #expect(found > 500)
  }
}
