import Testing

@testable import Moderation

/// Rules and texts made to cost as much as they can.
@Suite struct HostileTextTests {
  private static let texts = [
    "a", "a ", "ab", "1", "l1", "a.", "哈", "\u{301}", "e\u{301}\u{323}", "а", "аa", "🇸", "ﷺ", "ب\u{651}\u{64E}", "aab",
    "li1",
    "l1l1l1l1 ", "\u{200B}", "ﬃ", "가\u{11A8}", "s$", "a_", "!i", "漢a",
  ].map { piece in String(repeating: piece, count: 2200 / piece.unicodeScalars.count) }

  private static func finders(_ folding: Folding) throws -> [Finder] {
    func repeated(_ text: String, _ count: Int, _ end: String = "") -> [String] {
      (1...count).map { String(repeating: text, count: $0) + end }
    }
    let mixed = (0..<2000).map { n in String((0..<11).map { n >> $0 & 1 == 1 ? "l" : "i" }) + "z" }
    return try [
      Finder(repeated("a", 200), .substrings, folding), Finder(repeated("a", 199, "b"), .substrings, folding),
      Finder(repeated("a", 200), .words, folding), Finder(repeated("a ", 99, "c"), .phrases, folding),
      Finder(repeated("哈", 199, "x"), .words, folding), Finder(mixed, .words, folding),
      Finder(mixed, .substrings, folding), Finder((0..<3000).map { "*aaa*a\($0)*b" }, .wildcards, folding),
      Finder((0..<3000).map { "a*aab*\($0)" }, .wildcards, folding),
    ]
  }

  @Test("What is spent on a text is bounded, whatever the rules", arguments: Folding.allCases)
  func bounded(folding: Folding) throws {
    var views = TextViews()
    let flags = UnsafeMutableBufferPointer<Bool>.allocate(capacity: 1)
    defer { flags.deallocate() }
    for finder in try Self.finders(folding) {
      for var text in Self.texts {
        flags.initialize(repeating: false)
        text.withUTF8 { views.take($0, for: finder.matcher.needs) }
        finder.matcher.mark(flags, in: views)
        // A step that is begun is finished, and the last may be a whole alignment.
        #expect(views.effort.marking().left.pointee > -ScanEffort.allowance)
        #expect(views.folded.count <= 6 * text.utf8.count && views.evasive.mapped.count <= 6 * text.utf8.count)
      }
    }
  }

  @Test("A term is found at the end of a text that is made to exhaust the search")
  func completeness() throws {
    let finder = try Finder((1...150).map { String(repeating: "a", count: $0) + "b" } + ["needle"], .words)
    let text = String(repeating: "aaaaaaaa ", count: 240) + "needle"
    #expect(finder.excerpts(of: text) == ["needle"])
  }

  @Test("Random texts and terms never point beside whole characters", arguments: 1...4 as ClosedRange<UInt64>)
  func random(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let pieces: [String] = [
      "a", "B", "l", "i", "1", "0", "e", "3", "$", "@", "!", ".", " ", "  ", "_", "\t", "é", "ñ", "n\u{303}", "\u{301}",
      "а", "с", "漢", "が", "か\u{3099}", "ﬃ", "🔥", "🇧", "🇷", "\u{200B}", "Ⓢ", "ß", "ا", "\u{651}", "नि", "ก็",
      "\u{1100}", "\u{1161}", "*", "f",
    ]
    func text(_ count: Int) -> String {
      (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
    }
    var found = 0
    for _ in 0..<120 {
      let kind = TermKind.allCases.randomElement(using: &generator) ?? .words
      let folding = Folding.allCases.randomElement(using: &generator) ?? .folded
      let terms = (0..<5).map { _ in text(Int.random(in: 1...4, using: &generator)) }
      guard let finder = try? Finder(terms, kind, folding) else { continue }
      for _ in 0..<40 {
        let text = text(Int.random(in: 0...20, using: &generator)) + (terms.randomElement(using: &generator) ?? "")
        for excerpt in finder.excerpts(of: text) {
          #expect(excerpt != "no whole characters" && !excerpt.isEmpty)
          found += 1
        }
      }
    }
    #expect(found > 100)
  }
}
