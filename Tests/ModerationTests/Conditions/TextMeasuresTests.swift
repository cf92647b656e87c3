import Testing

@testable import Moderation

@Suite struct TextMeasuresTests {
  private static func measures(_ text: String) -> TextMeasures {
    var text = text
    return text.withUTF8 { TextMeasures($0) }
  }

  @Test(
    "Words are what white space separates; length counts scalars",
    arguments: [
      ("", 0, 0), ("   ", 0, 3), ("one", 1, 3), (" one  two\u{3000}three\n", 3, 16), ("漢字 かな", 2, 5),
      ("a\u{301}", 1, 2),
      ("\u{200B}", 1, 1), ("👨‍👩‍👧", 1, 5),
    ])
  func wordsAndLength(text: String, words: Int, length: Int) {
    let measures = Self.measures(text)
    #expect(measures.words == words)
    #expect(measures.length == length)
  }

  @Test(
    "A mention is an @ before a name and after none",
    arguments: [
      ("@anna", 1), ("hi @anna and @bob.c!", 2), ("@a@b", 1), ("me@mail.com", 0), ("@ anna", 0), ("@", 0),
      ("@@anna", 1),
      ("(@anna)", 1), ("@Иван", 1), ("é@x", 0), ("看 @x", 1),
    ])
  func mentions(text: String, count: Int) {
    #expect(Self.measures(text).mentions == count)
  }

  @Test(
    "An emoji counts once however it is made, and its text form does not count",
    arguments: [
      ("🔥", 1, true), ("🔥🔥 🔥", 3, true), ("❤️", 1, true), ("❤", 1, true), ("❤\u{FE0E}", 0, false), ("©", 0, false),
      ("©️", 1, true), ("↔", 0, false), ("↔️", 1, true), ("👍🏽", 1, true), ("🏽", 1, true), ("👨‍👩‍👧‍👦", 1, true),
      ("👩‍❤️‍👨", 1, true), ("🤷🏽‍♀️", 1, true), ("🏳️‍🌈", 1, true), ("🏴󠁧󠁢󠁥󠁮󠁧󠁿", 1, true), ("🇩🇪", 1, true), ("🇩🇪🇫🇷", 2, true),
      ("🇩🇪🇫", 2, true), ("1️⃣", 1, true), ("#️⃣*️⃣", 2, true), ("1", 0, false), ("1\u{FE0F}", 0, false), ("12", 0, false),
      ("a🔥", 1, false), ("🔥!", 1, false), ("", 0, false), (" ", 0, false), ("a\u{20E3}", 0, false), ("™", 0, false),
      ("\u{200D}🔥", 1, true), ("🔥\u{200D}", 1, true), ("🔥\u{200D} 🔥", 2, true), ("🇩 🇪", 2, true), ("㊗️", 1, true),
    ])
  func emoji(text: String, count: Int, isOnly: Bool) {
    let measures = Self.measures(text)
    #expect(measures.emoji == count)
    #expect(measures.isEmojiOnly == isOnly)
  }

  @Test(
    "The emoji ratio is the share of emoji among characters as people see them",
    arguments: [
      ("", 0), ("abc", 0), ("🔥", 1), ("a 🔥", 0.5), ("abc 👨‍👩‍👧", 0.25), ("e\u{301}🔥", 0.5), ("ก็🔥", 0.5), ("漢字語🇯🇵", 0.25),
    ])
  func emojiRatio(text: String, expected: Double) {
    #expect(Self.measures(text).value(of: .emojiRatio) == expected)
  }

  @Test(
    "The capitals ratio is that of letters with case, of which there must be eight",
    arguments: [
      ("", 0), ("LOUD", 0), ("LOUDNES", 0), ("LOUDNESS", 1), ("LOUDness", 0.5), ("12345 !!! abcdefgh", 0),
      ("ГРОМКО ДА", 1), ("Громко да", 0.125), ("漢字漢字漢字漢字", 0), ("ÄÖÜÄÖÜÄÖ", 1), ("ＡＢＣＤＥＦＧＨ", 1), ("ΑΒΓΔαβγδ", 0.5),
    ])
  func capitalsRatio(text: String, expected: Double) {
    #expect(Self.measures(text).value(of: .capitalsRatio) == expected)
  }

  @Test(
    "The longest run is that of one character, whatever its case, without white space",
    arguments: [
      ("", 0), ("a", 1), ("abc", 1), ("aaa", 3), ("aAaA", 4), ("ЖжЖ", 3), ("a a a", 1), ("     ", 0), ("!!!!", 4),
      ("heyyyy you", 4), ("❤️❤️❤️", 3), ("🇩🇪🇩🇪", 2), ("🇩🇪🇩🇰", 1), ("👨‍👩‍👧👨‍👩‍👧", 2), ("👨‍👩‍👧👨‍💻", 1), ("a\u{200B}a\u{200B}a", 3),
      ("e\u{301}e\u{301}e\u{301}", 3), ("ééé", 3), ("哈哈哈哈", 4), ("ａａＡ", 3),
    ])
  func longestRun(text: String, expected: Int) {
    #expect(Self.measures(text).longestRun == expected)
  }

  @Test("What is counted agrees with counting graphemes, for texts of letters, spaces and emoji", arguments: 1...4)
  func agreesWithGraphemes(seed: UInt64) {
    let pieces: [Character] = [
      "a", "B", "漢", "é", " ", "🔥", "❤️", "🇩🇪", "👨‍👩‍👧", "👍🏽", "1️⃣", "ж", "Ж", "1", "#", "ñ", "\u{3000}",
    ]
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<500 {
      let characters = (0..<Int.random(in: 0...12, using: &generator)).compactMap { _ in
        pieces.randomElement(using: &generator)
      }
      let text = String(characters)
      // Neighbours may join, as flags do not here but a digit and a keycap might.
      guard text.count == characters.count else { continue }
      let measures = Self.measures(text)
      let visible = characters.filter { !$0.isWhitespace }
      let emoji = visible.filter { $0.unicodeScalars.count > 1 && $0 != "é" || $0 == "🔥" }
      #expect(measures.units == visible.count, "\(text)")
      #expect(measures.emoji == emoji.count, "\(text)")
      #expect(measures.words == text.split(whereSeparator: \.isWhitespace).count)
      #expect(measures.length == text.unicodeScalars.count)
    }
  }

  @Test("Hostile texts are measured without trouble and within bounds", arguments: 1...4)
  func hostile(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let scalars: [ClosedRange<UInt32>] = [
      0...0x7F, 0x80...0x2FF, 0x300...0x36F, 0x2000...0x2BFF, 0xFE00...0xFE0F, 0x1F000...0x1FAFF, 0x1F1E6...0x1F1FF,
      0xE0000...0xE007F, 0x200B...0x200F, 0x20D0...0x20FF,
    ]
    for _ in 0..<300 {
      var text = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0...60, using: &generator) {
        guard let range = scalars.randomElement(using: &generator) else { continue }
        if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &generator)) { text.append(scalar) }
      }
      let measures = Self.measures(String(text))
      #expect(measures.length == text.count)
      #expect(measures.emoji <= measures.units && measures.units <= measures.length)
      #expect(measures.longestRun <= measures.units && measures.words <= measures.length)
      for measure in TextMeasure.allCases where measure.isRatio {
        #expect((0...1).contains(measures.value(of: measure)))
      }
    }
  }

  @Test(
    "Bounds are exclusive and either may be left out",
    arguments: [
      (nil, nil, 5, true), (4, nil, 5, true), (5, nil, 5, false), (nil, 5, 5, false), (nil, 6, 5, true),
      (4, 6, 5, true),
      (5, 6, 5, false),
    ] as [(Double?, Double?, Double, Bool)])
  func bounds(above: Double?, below: Double?, value: Double, expected: Bool) {
    #expect(MeasureBounds(above: above, below: below).holds(value) == expected)
  }
}
