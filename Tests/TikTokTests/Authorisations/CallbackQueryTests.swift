import Moderation
import Testing

@testable import TikTok

@Suite struct CallbackQueryTests {
  private static let state = String(repeating: "0123456789abcdef", count: 4)

  @Test("A code is read decoded, with what TikTok's codes have in them, and other parameters are let be")
  func codes() throws {
    let query = try #require(
      CallbackQuery("code=a%2Ab%21c%2B+d&scopes=comment.list%2Ccomment.list.manage&state=\(Self.state)&x&=&y=%zz"))
    guard case .code(let code) = query.answer else {
      Issue.record("no code")
      return
    }
    #expect(code == "a*b!c++d")
    #expect(query.state == Self.state)
  }

  @Test("An error is read, and neither shows in the description")
  func errors() throws {
    let query = try #require(CallbackQuery("error=access_denied&error_description=No&state=\(Self.state)"))
    guard case .error(let error) = query.answer else {
      Issue.record("no error")
      return
    }
    #expect(error == "access_denied")
    #expect(!"\(query)".contains(Self.state) && !"\(query)".contains("access_denied"))
  }

  @Test(
    "What TikTok would not send is nothing",
    arguments: [
      "", "&", "code=c", "state=S", "code=&state=S", "error=&state=S", "code=c&error=e&state=S",
      "code=c&code=d&state=S",
      "code=c&state=S&state=S", "code=c&state=S0", "code=c&state=", "code=c&state", "code=%&state=S", "code=%4&state=S",
      "code=%00&state=S", "code=a%20b&state=S", "code=%ff&state=S", "code=c%0d%0aX&state=S", "Code=c&state=S",
      "code=c;state=S",
    ])
  func malformed(query: String) {
    #expect(CallbackQuery(query.replacing("state=S", with: "state=\(Self.state)")) == nil)
  }

  @Test("Too long is nothing")
  func lengths() {
    #expect(CallbackQuery("code=\(String(repeating: "c", count: 2048))&state=\(Self.state)") != nil)
    #expect(CallbackQuery("code=\(String(repeating: "c", count: 2049))&state=\(Self.state)") == nil)
    #expect(CallbackQuery("error=\(String(repeating: "e", count: 65))&state=\(Self.state)") == nil)
  }

  @Test("Whatever bytes come, nothing but a code, an error or nothing is read")
  func noise() {
    var generator = SeededGenerator(seed: 20_261_127)
    let pieces = [
      "code=", "state=", "error=", "&", "=", "%", "%41", "%fe", "\u{0}", "é", "👍🏽", Self.state, "+", ";", "#",
    ]
    for _ in 0..<20_000 {
      let text = (0..<Int.random(in: 0...8, using: &generator)).map { _ in
        pieces.randomElement(using: &generator) ?? ""
      }.joined()
      guard let query = CallbackQuery(text) else { continue }
      #expect(query.state.utf8.count == CallbackQuery.stateLength)
      switch query.answer {
      case .code(let value), .error(let value):
        #expect(!value.isEmpty && value.utf8.allSatisfy { (0x21...0x7E).contains($0) })
      }
    }
  }
}
