import Testing

@testable import Reports

@Suite struct VisibleTextTests {
  @Test(
    "what could act on a terminal is shown by name",
    arguments: [
      ("\u{1B}[2J", #"\u{1B}[2J"#), ("a\u{202E}b", #"a\u{202E}b"#), ("a\tb\r\n", #"a\tb\r\n"#),
      ("\u{9B}31m", #"\u{9B}31m"#), ("x\u{200B}y", #"x\u{200B}y"#),
      ("\u{2066}", #"\u{2066}"#),
      ("l\u{2028}l", #"l\u{2028}l"#), ("\u{0}", #"\u{0}"#), ("\u{7F}", #"\u{7F}"#),
    ])
  func escaped(text: String, shown: String) { #expect(VisibleText.escaped(text) == shown) }

  @Test("ordinary text of any script stays as it is", arguments: ["Größe", "שלום", "你好", "👩‍👩‍👧", "नमस्ते", "a b"])
  func kept(text: String) { #expect(VisibleText.escaped(text) == text) }

  @Test(
    "long text is cut to the columns a terminal gives it",
    arguments: [("abcdef", 6, "abcdef"), ("abcdefg", 6, "abcde…"), ("你好世界", 5, "你好…"), ("👍👍👍", 4, "👍…")])
  func fitted(text: String, columns: Int, shown: String) {
    #expect(VisibleText.fitted(text, columns: columns) == shown)
    #expect(VisibleText.columns(of: shown) <= columns)
  }
}
