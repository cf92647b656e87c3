import Testing

@testable import Moderation

@Suite struct FoldedTextTests {
  private func folding(_ text: String) -> String { String(decoding: FoldedText.folding(text), as: UTF8.self) }

  @Test(
    "Case is folded and runs of white space become one space",
    arguments: [
      ("", ""), ("abc", "abc"), ("AbC_09 z", "abc_09 z"), ("a  b", "a b"), ("a\tb", "a b"), ("a \r\n\t b", "a b"),
      ("  a  ", " a "), ("a\u{1C}\u{1F}b", "a b"), ("a\u{A0}\u{3000}b", "a b"), ("a\u{2003}b", "a b"),
      ("a \u{A0}b", "a b"), ("ÀÉ", "àé"), ("STRASSE ẞ", "strasse ß"), ("İSTANBUL", "i\u{307}stanbul"),
      ("ΣΊΣΥΦΟΣ", "σίσυφοσ"), ("Привет МИР", "привет мир"), ("Ⱥ", "ⱥ"), ("👋🏽 HI", "👋🏽 hi"), ("E\u{301}", "e\u{301}"),
      ("漢字ABC", "漢字abc"), ("𐐀", "𐐨"), ("@[`{", "@[`{"),
    ])
  func folding(text: String, expected: String) {
    #expect(Array(folding(text).unicodeScalars) == Array(expected.unicodeScalars))
  }

  @Test("Scalars called caseless have no lower-case mapping")
  func caseless() {
    let wrong = (UInt32(0)...0x10FFFF).compactMap(Unicode.Scalar.init).filter {
      CaseFolding.isCaseless($0) && $0.properties.lowercaseMapping.unicodeScalars.first != $0
    }
    #expect(wrong.isEmpty)
  }

  @Test("Folding twice changes nothing, and every stretch maps to whole characters of the text, in order")
  func randomTexts() throws {
    let pieces: [String] = [
      "a", "B", " ", "  ", "\t", "É", "İ", "ẞ", "Ⱥ", "漢", "👍🏽", "e\u{301}", "\u{A0}", ".", "_", "9", "Ж", "\u{2028}",
      "\u{0}",
    ]
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<2000 {
      var text = ""
      for _ in 0..<Int.random(in: 0...20, using: &generator) { text += pieces.randomElement(using: &generator) ?? "" }
      var folded = FoldedText()
      text.withUTF8 { folded.fold($0) }
      let bytes = Array(folded.mapped.buffer)
      #expect(FoldedText.folding(String(decoding: bytes, as: UTF8.self)) == bytes)
      let boundaries = Set(text.unicodeScalars.indices.map { text.utf8.distance(from: text.startIndex, to: $0) })
      var previous = 0
      for index in bytes.indices {
        let start = folded.mapped.start(of: index)
        let end = folded.mapped.end(before: index + 1)
        #expect(boundaries.contains(start) && (boundaries.contains(end) || end == text.utf8.count))
        #expect(previous <= start && start < end)
        previous = start
      }
      if !bytes.isEmpty { #expect(folded.mapped.end(before: bytes.count) == text.utf8.count) }
    }
  }

  @Test(
    "Words are counted as Python's str.split() counts them",
    arguments: [
      ("", 0), (" ", 0), ("\n\t ", 0), ("one", 1), (" one ", 1), ("one two", 2), ("one  two\n", 2), ("one\u{A0}two", 2),
      ("one\u{3000}two\u{1C}three", 3), ("one\u{200B}two", 1), ("👍 👍", 2), ("a.b,c", 1), ("\u{85}x", 1),
    ])
  func wordCount(text: String, expected: Int) {
    var folded = FoldedText()
    var text = text
    text.withUTF8 { folded.fold($0) }
    #expect(folded.wordCount == expected)
  }

  @Test(
    "The view for phrases holds the words alone",
    arguments: [
      ("", ""), ("...", ""), (" Free -- MONEY!", "free money"), ("a_b c9", "a_b c9"), ("l'été", "l été"),
      ("🔥x🔥🔥y", "x y"),
      ("नमस्ते दुनिया", "नमस्ते दुनिया"),
    ])
  func wordwise(text: String, expected: String) {
    #expect(String(decoding: WordwiseText.folding(text), as: UTF8.self) == expected)
  }
}
