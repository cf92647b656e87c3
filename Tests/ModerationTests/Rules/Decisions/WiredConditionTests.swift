import Moderation
import Testing

/// That each condition on the text is asked of the right thing; what each finds is told by tests of its own.
@Suite struct WiredConditionTests {
  @Test(
    "Conditions on the text hold where they should, and show what they found",
    arguments: [
      (#"{"link":true}"#, "see Example[.]com now", ["Example[.]com"]), (#"{"link":true}"#, "nice", nil),
      (#"{"link":{"domains":["bit.ly"]}}"#, "https://x.bit.ly/a and https://ok.example", ["https://x.bit.ly/a"]),
      (#"{"link":{"domains":["bit.ly"]}}"#, "https://ok.example", nil),
      (#"{"link":{"except":["ok.example"]}}"#, "https://ok.example/x www.bad.example", ["www.bad.example"]),
      (#"{"link":{"except":["tiktok.com"]}}"#, "https://tíktok.com/x", ["https://tíktok.com/x"]),
      (#"{"link":{"except":["tiktok.com"]}}"#, "Café https://tiktok.com/x", nil),
      (#"{"link":{"domains":["bücher.example"]}}"#, "www.BÜCHER.example", ["www.BÜCHER.example"]),
      (#"{"link":true}"#, "é spam\u{200B}.com", ["spam\u{200B}.com"]),
      (#"{"regex":["a\u00e7\u00e3o"]}"#, "que AÇÃO", ["AÇÃO"]),
      (#"{"email":true}"#, "write to Ann@mail.example please", ["Ann@mail.example"]),
      (#"{"email":true}"#, "a @ b", nil),
      (#"{"phone":true}"#, "call +49 151 2345 6789", ["+49 151 2345 6789"]), (#"{"phone":true}"#, "in 2026", nil),
      (#"{"regex":["w[io]n \\$[0-9]+"]}"#, "you WIN $500 now", ["WIN $500"]), (#"{"regex":["^a"]}"#, "ba", nil),
      (#"{"script":["Cyrillic"]}"#, "hello мир", []), (#"{"script":["Cyrillic","Han"]}"#, "hello", nil),
      (#"{"emoji_only":true}"#, "😀 👍🏽", []), (#"{"emoji_only":true}"#, "😀 ok", nil),
      (#"{"emoji":{"above":2}}"#, "😀😀😀", []), (#"{"emoji":{"above":2}}"#, "😀😀", nil),
      (#"{"emoji_ratio":{"above":0.4}}"#, "a😀", []), (#"{"capitals_ratio":{"above":0.7}}"#, "STOP SHOUTING", []),
      (#"{"capitals_ratio":{"above":0.7}}"#, "Stop Shouting", nil), (#"{"length":{"above":3}}"#, "abc", nil),
      (#"{"length":{"above":3}}"#, "abcd", []), (#"{"mentions":{"above":1}}"#, "@ann @bob", []),
      (#"{"longest_run":{"above":4}}"#, "nooooo", []), (#"{"longest_run":{"above":4}}"#, "noooo", nil),
      (#"{"wildcards":["spam*"]}"#, "no spammers", ["spammers"]), (#"{"wildcards":["spam*"]}"#, "nospam", nil),
    ] as [(String, String, [String]?)])
  func conditions(condition: String, text: String, found: [String]?) throws {
    let decision = try ruleSet(when: condition).decide(text)
    #expect((decision.basis == .rule) == (found != nil))
    #expect(decision.matches.compactMap { $0.excerpt(of: text) } == found ?? [])
  }

  @Test("Each layer's own links count for its own rules")
  func linksOfLayers() throws {
    let rules = try CompiledRuleSet([
      source(.gateway, #"{"rules":[{"id":"g","verdict":"hide","when":{"link":{"domains":["a.example"]}}}]}"#),
      source(.tenant, #"{"rules":[{"id":"t","verdict":"delete","when":{"link":{"except":["a.example"]}}}]}"#),
    ])
    #expect(rules.decide("https://a.example").fired.map(\.ruleID) == ["g"])
    #expect(rules.decide("https://b.example").fired.map(\.ruleID) == ["t"])
    #expect(rules.decide("https://b.example https://a.example").matches.map(\.rule) == ["t", "g"])
  }

  @Test("A pattern of a rule with exact folding is sought in the text as typed")
  func exactPattern() throws {
    let rules = try ruleSet(
      #"""
      {"rules":[{"id":"exact","verdict":"hide","folding":"exact","when":{"regex":["B.d"]}},
      {"id":"folded","verdict":"review","when":{"regex":["B.d"]}}]}
      """#)
    #expect(rules.decide("Bad").fired.map(\.ruleID) == ["exact", "folded"])
    #expect(rules.decide("bad").fired.map(\.ruleID) == ["folded"])
  }
}
