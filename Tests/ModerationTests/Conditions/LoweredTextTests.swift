import Testing

@testable import Moderation

@Suite struct LoweredTextTests {
  private func lowering(_ text: String) -> String { String(decoding: LoweredText.lowering(text), as: UTF8.self) }

  @Test(
    "Letters become small and runs of white space become one space",
    arguments: [
      ("", ""), ("abc", "abc"), ("AbC_09 z", "abc_09 z"), ("a  b", "a b"), ("a\tb", "a b"), ("a \r\n\t b", "a b"),
      ("  a  ", " a "), ("a\u{1C}\u{1F}b", "a b"), ("a\u{A0}\u{3000}b", "a b"), ("a\u{2003}b", "a b"),
      ("a \u{A0}b", "a b"), ("ÀÉ", "àé"), ("STRASSE ẞ", "strasse ß"), ("İSTANBUL", "i\u{307}stanbul"),
      ("ΣΊΣΥΦΟΣ", "σίσυφοσ"), ("Привет МИР", "привет мир"), ("Ⱥ", "ⱥ"), ("👋🏽 HI", "👋🏽 hi"), ("E\u{301}", "e\u{301}"),
      ("漢字ABC", "漢字abc"), ("𐐀", "𐐨"), ("@[`{", "@[`{"),
    ])
  func lowered(text: String, expected: String) {
    #expect(Array(lowering(text).unicodeScalars) == Array(expected.unicodeScalars))
  }

  @Test("Scalars called caseless have no lower-case mapping")
  func caseless() {
    let wrong = (UInt32(0)...0x10FFFF).compactMap(Unicode.Scalar.init).filter {
      CaseFolding.isCaseless($0) && $0.properties.lowercaseMapping.unicodeScalars.first != $0
    }
    #expect(wrong.isEmpty)
  }

  @Test("Lowering twice changes nothing, and every stretch maps to whole characters of the text, in order")
  func randomTexts() throws {
    let pieces: [String] = [
      "a", "B", " ", "  ", "\t", "É", "İ", "ẞ", "Ⱥ", "漢", "👍🏽", "e\u{301}", "\u{A0}", ".", "_", "9", "Ж", "\u{2028}",
      "\u{0}",
    ]
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<2000 {
      var text = ""
      for _ in 0..<Int.random(in: 0...20, using: &generator) { text += pieces.randomElement(using: &generator) ?? "" }
      var lowered = LoweredText()
      text.withUTF8 { lowered.fold($0) }
      let bytes = Array(lowered.mapped.buffer)
      #expect(LoweredText.lowering(String(decoding: bytes, as: UTF8.self)) == bytes)
      let boundaries = Set(text.unicodeScalars.indices.map { text.utf8.distance(from: text.startIndex, to: $0) })
      var previous = 0
      for index in bytes.indices {
        let start = lowered.mapped.start(of: index)
        let end = lowered.mapped.end(before: index + 1)
        #expect(boundaries.contains(start) && (boundaries.contains(end) || end == text.utf8.count))
        #expect(previous <= start && start < end)
        previous = start
      }
      if !bytes.isEmpty { #expect(lowered.mapped.end(before: bytes.count) == text.utf8.count) }
    }
  }
}
