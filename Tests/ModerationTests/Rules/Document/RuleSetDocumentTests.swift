import Testing

@testable import Moderation

@Suite struct RuleSetDocumentTests {
  private func read(_ json: String) throws(RuleSetFaults) -> RuleSetDocument { try RuleSetDocument(json: json.utf8) }

  @Test("Defaults are filled in, and the canonical form writes them out in a fixed order")
  func canonical() throws {
    let document = try read(
      #"""
      { "rules": [
        {"when": {"words": ["b\u00e4d", "a\"\\\u0001"]}, "verdict": "hide", "id": "w"},
        {"id": "p", "verdict": "delete", "when": {"phrases": ["free money"]}, "mode": "shadow", "name": "Näme"},
        {"id": "s", "verdict": "review", "when": {"substrings": ["x  y"]}, "mode": "off"},
        {"id": "n", "verdict": "hold", "when": {"word_count": {"below": 9, "above": 1}}},
        {"id": "l", "verdict": "delete", "when": {"link": true}},
        {"id": "e", "verdict": "delete", "when": {"link": {"except": ["tiktok.com"]}}},
        {"id": "u", "verdict": "allow", "when": {"users": ["@a", "7"]}}
      ]}
      """#)
    #expect(document.defaultVerdict == nil)
    #expect(document.rules[0] == Rule(id: "w", verdict: .hide, when: .words(["bäd", "a\"\\\u{1}"])))
    let modes = #""mode":"live","verdict":"#
    #expect(
      document.canonicalJSON == #"{"rules":["#
        + #"{"id":"w",\#(modes)"hide","folding":"folded","when":{"words":["bäd","a\"\\\u0001"]}},"#
        + #"{"id":"p","name":"Näme","mode":"shadow","verdict":"delete","folding":"folded","#
        + #""when":{"phrases":["free money"]}},"#
        + #"{"id":"s","mode":"off","verdict":"review","folding":"folded","when":{"substrings":["x  y"]}},"#
        + #"{"id":"n",\#(modes)"hold","folding":"folded","when":{"word_count":{"above":1,"below":9}}},"#
        + #"{"id":"l",\#(modes)"delete","folding":"folded","when":{"link":true}},"#
        + #"{"id":"e",\#(modes)"delete","folding":"folded","when":{"link":{"except":["tiktok.com"]}}},"#
        + #"{"id":"u",\#(modes)"allow","folding":"folded","when":{"users":["@a","7"]}}]}"#)
    #expect(try read(document.canonicalJSON) == document)
  }

  @Test("The starter set reads back from its canonical form")
  func starter() throws {
    #expect(try read(RuleSetDocument.starter.canonicalJSON) == .starter)
  }

  @Test("A rule set may be empty, and compiles")
  func empty() throws {
    let rules = try CompiledRuleSet(read(#"{"default":"review","rules":[]}"#), version: 3)
    #expect(rules.decide("anything") == Decision(verdict: .review, basis: .byDefault, ruleSetVersion: 3))
    #expect(rules.decide("").verdict == .review)
  }

  @Test("The largest document is read and compiled, and its last term found")
  func largest() throws {
    let terms = (0..<10_000).map { "\"term\($0)x\"" }.joined(separator: ",")
    let document = try read(#"{"rules":[{"id":"a","verdict":"hide","when":{"words":[\#(terms)]}}]}"#)
    let rules = try CompiledRuleSet(document, version: 1)
    #expect(
      rules.decide("say Term9999x!").matches == [
        TextMatch(start: 4, end: 13, term: "term9999x", rule: "a", how: .letterCase)
      ])
    #expect(rules.decide("say term9999xx").basis == .byDefault)
  }
}
