import Testing

@testable import TikTok

@Suite("Excerpts of TikTok's words")
struct SafeExcerptTests {
  @Test(
    "a secret is taken out whole, in part, percent-encoded and with escaped slashes",
    arguments: [
      "token act.Zm9vYmFyL2Jhei9xdXV4 is bad", "token act.Zm9vYmFyL2 is bad", "…YmFyL2Jhei9xd…",
      "refresh=rft%2Fwith%20odd%2Bsigns&", #"{"refresh":"rft\/with odd+signs"}"#,
    ])
  func hides(text: String) {
    let excerpt = SafeExcerpt(hiding: ["act.Zm9vYmFyL2Jhei9xdXV4", "rft/with odd+signs"])
    let shown = excerpt(text) ?? ""
    #expect(shown.contains("***"))
    for piece in ["Zm9vYm", "YmFyL2", "Jhei9x", "odd", "signs", "rft"] { #expect(!shown.contains(piece)) }
  }

  @Test("a short secret is taken out too")
  func shortSecret() { #expect(SafeExcerpt(hiding: ["abc"])("x abc y ab z") == "x *** y ab z") }

  @Test("control characters, line breaks and direction marks become one space")
  func oneLine() {
    #expect(SafeExcerpt(hiding: [])("\n a\r\n\u{1B}[31mred\u{202E}b\u{0}\tc  ") == "a [31mred b c")
  }

  @Test("a long text is cut to 200 characters, and a huge one is not read whole")
  func cut() {
    let shown = SafeExcerpt(hiding: [])(String(repeating: "x", count: 1 << 20))
    #expect(shown?.count == 200)
    #expect(shown?.hasSuffix("…") == true)
  }

  @Test("combining marks do not make a character endless")
  func marks() {
    let shown = SafeExcerpt(hiding: [])("e" + String(repeating: "\u{301}", count: 4000))
    #expect((shown?.utf8.count ?? 0) <= 800)
  }

  @Test("nothing worth showing is nil", arguments: ["", "   ", "\u{0}\n"])
  func nothing(text: String) { #expect(SafeExcerpt(hiding: [])(text) == nil) }
}
