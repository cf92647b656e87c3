import Testing

@testable import Moderation

@Suite struct FoldedTextTests {
  private func folding(_ text: String) -> String { String(decoding: FoldedText.folding(text), as: UTF8.self) }

  @Test(
    "Case is folded and runs of white space become one space",
    arguments: [
      ("", ""), ("abc", "abc"), ("AbC_09 z", "abc_09 z"), ("a  b", "a b"), ("a\tb", "a b"), ("a \r\n\t b", "a b"),
      ("  a  ", " a "), ("a\u{1C}\u{1F}b", "a b"), ("a\u{A0}\u{3000}b", "a b"), ("a\u{2003}b", "a b"),
      ("a \u{A0}b", "a b"), ("Привет МИР", "привет мир"), ("👋🏽 HI", "👋🏽 hi"), ("漢字ABC", "漢字abc"), ("𐐀", "𐐨"),
      ("@[`{", "@[`{"), ("0123456789ABCDEF  GHI", "0123456789abcdef ghi"),
      ("0123456789ABCDE  FGHIJKLMNOPQRSTUV", "0123456789abcde fghijklmnopqrstuv"),
      ("0123456  789 ABCDEFGHIJ KLMNOP", "0123456 789 abcdefghij klmnop"), ("STRASSE ẞ", "strasse ss"),
      ("ΣΊΣΥΦΟΣ", "σισυφοσ"),
    ])
  func caseAndSpace(text: String, expected: String) {
    #expect(Array(folding(text).unicodeScalars) == Array(expected.unicodeScalars))
  }

  @Test(
    "Marks go, except one alone that makes another letter, and those that a script is spelled with",
    arguments: [
      ("ÀÉ", "ae"), ("E\u{301}", "e"), ("İSTANBUL", "istanbul"), ("Ⱥ", "a"), ("AÑO", "año"), ("n\u{303}", "ñ"),
      ("ñ\u{301}", "n"), ("n\u{301}\u{303}", "n"), ("n\u{303}\u{301}", "n"), ("CAÇA", "caça"), ("c\u{327}", "ç"),
      ("ḉ", "c"), ("Ёж", "еж"), ("Йод", "йод"), ("и\u{306}", "йод".prefix(1) + ""), ("е\u{308}", "е"), ("ổ", "o"),
      ("Ø đ ł ı", "ø đ ł ı"), ("नमस्ते", "नमस्ते"), ("สวัสดี", "สวัสดี"), ("العَرَبِيَّة", "العَرَبِيَّة"), ("が", "が"),
      ("か\u{3099}", "が"), ("ｶﾞ", "ガ"), ("b\u{64E}ad", "bad"), ("\u{301}a", "a"), ("🔥\u{301}", "🔥"),
      ("1\u{FE0F}\u{20E3}", "1"), ("각", "각"), ("\u{1100}\u{1161}\u{11A8}", "각"), ("ا\u{653}", "آ"),
      ("ب\u{651}\u{64E}", "ب\u{64E}\u{651}"),
    ])
  func marks(text: String, expected: String) {
    #expect(Array(folding(text).unicodeScalars) == Array(expected.unicodeScalars))
  }

  @Test(
    "Forms, frames, lookalikes and invisible characters become what they stand for",
    arguments: [
      ("ＦＵＬＬ", "full"), ("ﬁ", "fi"), ("𝕱𝖗𝖊𝖊", "free"), ("ⓐⒷ", "ab"), ("🅰🄱🅒⒟", "abcd"), ("🆗", "ok"), ("①➋", "12"),
      ("x™", "x™"), ("²", "2"), ("٣", "3"), ("a\u{200B}b\u{AD}c\u{202E}", "abc"), ("a\u{0}b", "ab"), ("a\u{7F}b", "ab"),
      ("ɑʙᴄ", "abc"), ("ѕсаm", "scam"), ("МАМА", "мама"), ("МАMА", "mama"), ("вот", "вот"), ("κοπέλα", "κοπελα"),
      ("🇧🇷", "🇧🇷"), ("🇧", "b"), ("🇧🇷🇵", "brp"), ("🇧\u{200B}🇷", "br"), ("don’t", "don't"), ("æ", "ae"),
      ("Ⅷ", "viii"), ("ـــ", ""), ("a\u{2800}b", "a b"), ("❤️", "❤"), ("👨‍👩‍👧", "👨👩👧"),
    ])
  func forms(text: String, expected: String) {
    #expect(Array(folding(text).unicodeScalars) == Array(expected.unicodeScalars))
  }

  @Test("Folding twice changes nothing, and every stretch maps to whole characters of the text, in order")
  func randomTexts() throws {
    let pieces: [String] = [
      "a", "B", " ", "  ", "\t", "É", "İ", "ẞ", "Ⱥ", "漢", "👍🏽", "e\u{301}", "\u{A0}", ".", "_", "9", "Ж", "\u{2028}",
      "\u{0}", "ñ", "\u{303}", "\u{301}", "ç", "и", "\u{306}", "🇧", "🇷", "Ⓢ", "か", "\u{3099}", "\u{1100}", "\u{1161}",
      "\u{11A8}", "ب", "\u{651}", "\u{64E}", "\u{200B}", "ｶﾞ", "с", "В", "м", "ﷺ", "Ꙃ", "ꭰ", "μ", "Σ", "ﬃ", "ำ", "ก",
    ]
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<5000 {
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
}
