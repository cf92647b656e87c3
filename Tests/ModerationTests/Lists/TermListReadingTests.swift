import Moderation
import Testing

@Suite struct TermListReadingTests {
  private func read(_ text: String, as format: TermListFile.Format) throws(TermListFaults) -> TermListFile {
    try TermListFile(reading: Array(text.utf8), as: format)
  }

  /// What is wrong, a line each; empty where nothing is.
  private func faults(_ bytes: [UInt8], as format: TermListFile.Format) -> String {
    do {
      _ = try TermListFile(reading: bytes, as: format)
      return ""
    } catch {
      return error.description
    }
  }

  @Test(
    "A plain text file has one term a line",
    arguments: [
      ("free money\n", ["free money"]), ("free money", ["free money"]), ("a\r\nb\r\n", ["a", "b"]),
      ("\u{FEFF}a\nb", ["a", "b"]), ("\n a \t\n\n\u{3000}b\n   \n", ["a", "b"]),
      ("# a comment\na # no comment\n#\n#! x\n## y\n#-z\n", ["a # no comment"]),
      ("#ad\n#follow4follow\n#ünlü\n", ["#ad", "#follow4follow", "#ünlü"]),
      ("\\# x\n\\ a \n\\\\o\n\\#ad\n", ["# x", " a ", "\\o", "#ad"]),
      ("a,b\n\"a\"\n=1\n@x\n", ["a,b", "\"a\"", "=1", "@x"]),
      ("👨‍👩‍👧\n漢字\ne\u{301}\n", ["👨‍👩‍👧", "漢字", "é"]),
    ])
  func text(content: String, terms: [String]) throws {
    #expect(try read(content, as: .text).terms == terms)
  }

  @Test(
    "A CSV file has its terms in the column term",
    arguments: [
      ("term\nfree money\nx\n", ["free money", "x"]), ("\u{FEFF}term\r\na\r\nb", ["a", "b"]),
      ("Term , NOTE\na,why\nb\n", ["a", "b"]), ("note,term\nwhy,a\n\"one, two\nlines\",b\n", ["a", "b"]),
      ("\n\"term\"\n\n\"a, b\"\n\"say \"\"hi\"\"\"\n\" x \"\n y \n", ["a, b", "say \"hi\"", " x ", "y"]),
      ("term\n\"\"\"\"\n", ["\""]), ("term\n\"a\"\r\n\"b\"", ["a", "b"]), ("term,note\na,\n", ["a"]),
      ("term\n# no comment\n'@x\n=1\n", ["# no comment", "'@x", "=1"]),
    ])
  func csv(content: String, terms: [String]) throws {
    #expect(try read(content, as: .csv).terms == terms)
  }

  @Test("A spreadsheet's apostrophe is taken away, and only where it guards something")
  func apostrophe() throws {
    let file = try read("term\n'@x\n''=y\n'z\n@w\n", as: .spreadsheet)
    #expect(file.terms == ["@x", "'=y", "'z", "@w"])
    #expect(file.warnings == [])
    #expect(
      try read("term\n'@x\n", as: .csv).warnings == [
        TermListFault(
          line: 2,
          message: "has a term behind an apostrophe, as an export for spreadsheets writes it: import it as that")
      ])
  }

  @Test("A repeated term is left out, with a warning that names both lines")
  func repetition() throws {
    let file = try read("# list\nFree\nmoney\nFREE\nfre\u{65}\nÉté\ne\u{301}té\n", as: .text)
    #expect(file.terms == ["Free", "money", "Été"])
    #expect(
      file.warnings.map(\.description) == [
        "line 4: repeats the term of line 2, and was left out", "line 5: repeats the term of line 2, and was left out",
        "line 7: repeats the term of line 6, and was left out",
      ])
    let csv = try read("note,term\n\"a\nb\",x\n,X\n", as: .csv)
    #expect(csv.warnings.map(\.line) == [4])
    #expect(csv.warnings[0].message == "repeats the term of line 3, and was left out")
  }

  @Test(
    "Every fault of a text file is told at once, with its line",
    arguments: [
      ("", "file: has no terms: write one a line"), ("# a\n\n", "file: has no terms: write one a line"),
      (
        "a\u{0}b\nok\na\tb\n\u{7F}x\ny\u{85}z\na\rb\n",
        """
        line 1: has the control character U+0000 in its term
        line 3: has the control character U+0009 in its term
        line 4: has the control character U+007F in its term
        line 5: has the control character U+0085 in its term
        line 6: has the control character U+000D in its term
        """
      ),
      (
        "ok\n\u{200B}\u{FE0F}\n\\ \n",
        "line 2: has a term without a visible character\nline 3: has a term without a visible character"
      ),
      ("\\", "line 1: has a term without a visible character"),
    ])
  func textFaults(content: String, expected: String) {
    #expect(faults(Array(content.utf8), as: .text) == expected)
  }

  @Test(
    "Every fault of a CSV file is told at once, with its line",
    arguments: [
      ("", "file: has no header row: its first line must be term"),
      ("term\n", "file: has no terms below its header row"),
      (
        "free money\nx\n",
        "line 1: has no column named term in its header row; a file of terms without a header is plain text"
      ),
      ("term;note\nx;y\n", "line 1: has no column named term in its header row; separate the columns by commas"),
      (
        "term,severity,note,note,term\nx\n",
        """
        line 1: has a column that is not known, number 2; known are term and note
        line 1: has the column note twice
        line 1: has the column term twice
        """
      ),
      (
        "term\na,b\n,\nok\n\"\"\n",
        """
        line 2: has 2 fields where the header has 1: put a term with a comma in quotes
        line 3: has 2 fields where the header has 1: put a term with a comma in quotes
        line 5: has no term
        """
      ),
      ("note,term\nx\ny,\nz,ok\n", "line 2: has no term\nline 3: has no term"),
      (
        "term\na\"b\n\"c\"d\nok\n\"e\n\nf\n",
        """
        line 2: has a quotation mark inside a field: put the field in quotes and double the mark
        line 3: has text after the quotation mark that ends the field begun on line 3
        line 5: begins a field in quotes that never ends
        """
      ),
      ("term\n\"a\nb\"c\nok\n", "line 3: has text after the quotation mark that ends the field begun on line 2"),
      (
        "term\n\"a\r\nb\"\n\"c\td\"\n",
        "line 2: has the control character U+000D in its term\nline 4: has the control character U+0009 in its term"
      ),
      ("\"term", "line 1: begins a field in quotes that never ends"),
    ])
  func csvFaults(content: String, expected: String) {
    #expect(faults(Array(content.utf8), as: .csv) == expected)
  }

  @Test("Bytes that are not UTF-8 are told with their line, in what is not kept too")
  func notUTF8() {
    /// Text in ISO 8859-1.
    func latin(_ text: String) -> [UInt8] { text.unicodeScalars.map { UInt8($0.value) } }
    let message = "is not UTF-8; save the file as UTF-8"
    #expect(faults(latin("ok\ncaf\u{E9}\n# \u{E9}\nok"), as: .text) == "line 2: \(message)\nline 3: \(message)")
    #expect(
      faults(latin("term,note\n\u{E9}\nx,\"two\nlines \u{E9}\"\n"), as: .csv)
        == "line 2: \(message)\nline 4: \(message)")
    #expect(faults(latin("term,\u{E9}\nx\n"), as: .csv) == "line 1: \(message)")
    #expect(faults([0xFF, 0xFE, 0x61, 0], as: .csv) == "file: is in UTF-16; save it as UTF-8")
  }

  @Test("A term may have 200 characters, whatever they weigh")
  func longTerms() throws {
    let longest = String(repeating: "👨‍👩‍👧‍👦", count: 28) + "abcd"
    #expect(longest.unicodeScalars.count == 200)
    #expect(try read("\(longest)\n", as: .text).terms == [longest])
    #expect(
      faults(Array("ok\n\(longest)x\n".utf8), as: .text)
        == "line 2: has a term of 201 characters; a term has at most 200")
  }

  @Test("A list may have 50,000 entries; reading ends at the one too many", arguments: TermListFile.Format.allCases)
  func manyTerms(format: TermListFile.Format) throws {
    let limit = TermListLimits.terms
    let header = format == .text ? "" : "term\n"
    var text = header
    for number in 1...limit { text += "t\(number)\n" }
    #expect(try read(text, as: format).terms.count == limit)
    text += "\n\nlast\nnever\u{1}read\n"
    #expect(
      faults(Array(text.utf8), as: format)
        == "line \(limit + (format == .text ? 3 : 4)): is entry 50001; a list has at most 50000, and what follows was "
        + "not read: split it")
  }

  @Test("A file may have 16 MiB")
  func largeFile() throws {
    let comment = [UInt8(ascii: "#"), 0x20] + Array(repeating: UInt8(ascii: "-"), count: TermListLimits.fileBytes - 4)
    #expect(try TermListFile(reading: comment + [0x0A, 0x78], as: .text).terms == ["x"])
    #expect(faults(comment + [0x0A, 0x78, 0x79], as: .text) == "file: has more than 16 MiB")
  }

  @Test("A hundred faults are listed, then counted; so are warnings")
  func manyFindings() throws {
    let faults = #expect(throws: TermListFaults.self) {
      try read(String(repeating: "\u{1}\n", count: 150), as: .text)
    }
    #expect(faults?.faults.count == 101)
    #expect(faults?.faults.last?.description == "file: has 50 more, which are not listed")
    let file = try read(String(repeating: "x\n", count: 151), as: .text)
    #expect(file.warnings.count == 101)
    #expect(file.warnings.last?.description == "file: has 50 more, which are not listed")
  }
}
