import Moderation
import Testing

@Suite struct TermListWritingTests {
  @Test("Plain text escapes only what it would take for something else")
  func text() {
    #expect(
      TermListFile.write(["free money", "#ad", "# x", " y", "\\z", "a,\"b"], as: .text)
        == "free money\n#ad\n\\# x\n\\ y\n\\\\z\na,\"b\n")
  }

  @Test("CSV keeps every term as it is, in quotes where readers could take it for something else")
  func csv() {
    #expect(
      TermListFile.write(["free money", "a,b", "say \"hi\"", "@x", "=1", " y"], as: .csv)
        == "term\r\nfree money\r\n\"a,b\"\r\n\"say \"\"hi\"\"\"\r\n\"@x\"\r\n\"=1\"\r\n\" y\"\r\n")
  }

  @Test("CSV for spreadsheets has no cell that begins a formula")
  func spreadsheet() {
    let terms = ["=1", "+1", "-1", "@x", "\u{FF1D}1", "\u{FF0B}1", "\u{FF0D}1", "\u{FF20}x", "'x", "plain"]
    let text = TermListFile.write(terms, as: .spreadsheet)
    #expect(text.unicodeScalars.first == "\u{FEFF}")
    let cells = text.split(separator: "\r\n").dropFirst()
    #expect(cells.map(String.init) == terms.dropLast().map { "\"'\($0)\"" } + ["plain"])
  }

  private static let pieces: [String] = [
    "a", "B", "ß", "İ", " ", "  ", ",", ";", "\"", "\"\"", "#", "# ", "\\", "'", "=", "+", "-", "@", "\u{FF1D}",
    "\u{A0}", "\u{2028}", "\u{200D}", "\u{FEFF}", "e\u{301}", "👍🏽", "漢", "term", "note", "\u{202E}",
  ]

  @Test("What is written reads back as it was, in every format", arguments: TermListFile.Format.allCases)
  func roundTrip(format: TermListFile.Format) throws {
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<300 {
      var seen: Set<String> = []
      let terms = (0..<Int.random(in: 1...12, using: &generator)).map { _ in
        (0..<Int.random(in: 1...6, using: &generator)).map { _ in Self.pieces.randomElement(using: &generator) ?? "" }
          .joined()
      }.filter { ListTermCheck.complaint(about: $0) == nil && seen.insert($0.lowercased()).inserted }
      guard !terms.isEmpty else { continue }
      let file = try TermListFile(reading: Array(TermListFile.write(terms, as: format).utf8), as: format)
      // Scalar by scalar: two strings may be equal without having the same ones.
      #expect(file.terms.map { Array($0.unicodeScalars) } == terms.map { Array($0.unicodeScalars) })
    }
  }
}
