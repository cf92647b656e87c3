import Testing

@testable import Moderation

@Suite struct ConditionReadingTests {
  @Test("Every condition is read, compiled, and written canonically", arguments: SampleDocuments.conditions)
  func conditions(json: String, canonical: String?) throws {
    let document = try RuleSetDocument(json: SampleDocuments.rule(when: json).utf8)
    let written = document.canonicalJSON
    #expect(written.hasSuffix(#""folding":"folded","when":\#(canonical ?? json)}]}"#), "\(written)")
    #expect(try RuleSetDocument(json: written.utf8) == document)
    _ = try CompiledRuleSet(document, version: 1)
  }

  @Test("Every member of a rule is read and written canonically")
  func members() throws {
    let document = try RuleSetDocument(json: SampleDocuments.full.utf8)
    let rule = document.rules[0]
    #expect(document.defaultVerdict == .review)
    #expect(document.disabled == ["links"])
    #expect(rule.folding == .aggressive && rule.isLocked)
    #expect(rule.expiresAt == Timestamp("2027-01-31T00:00:00Z"))
    #expect(rule.effects.labels == ["money", "scam"])
    #expect(rule.effects.notifies)
    #expect(
      rule.effects.reply
        == ReplyPool(
          variants: ["Hi {username}, no.", "{label}? No.", "No, thank you."], perVideo: 3, within: 3_600_000))
    #expect(
      rule.fuse
        == RuleFuse(actionsPerDay: 500, share: RuleFuse.ShareBand(from: 0.001, to: 0.05, after: 1000)))
    #expect(document.rules[1].verdict == nil)
    #expect(
      document.rules[1].examples == RuleExamples(mustMatch: ["see https://a.example"], mustPass: ["see you"]))
    #expect(try RuleSetDocument(json: document.canonicalJSON.utf8) == document)
    #expect(
      document.canonicalJSON.contains(
        #""expires_at":"2027-01-31T00:00:00.000Z","when":{"all":[{"any":[{"phrases":["free money"]},{"words":["cash"]}]},"#
          + #"{"not":{"users":["@friend"]}}]},"labels":["money","scam"],"notify":true,"reply":{"#))
  }

  @Test("The term lists of all rules are known, those of rules that are off too")
  func listReferences() throws {
    let json = #"""
      {"rules":[
        {"id":"a","verdict":"hide","when":{"not":{"any":[{"words":{"lists":["spam"]}},{"link":true}]}}},
        {"id":"b","mode":"off","verdict":"hide","when":{"users":{"terms":["@a"],"lists":["gateway/bots","starter/x-1"]}}}
      ]}
      """#
    let references = try RuleSetDocument(json: json.utf8).listReferences
    #expect(references.map(\.description).sorted() == ["gateway/bots", "spam", "starter/x-1"])
  }

  @Test(
    "References to term lists are read in their written form only",
    arguments: [
      ("spam", true), ("gateway/spam", true), ("starter/spam-en", true), ("own/spam", false), ("", false),
      ("/a", false),
      ("gateway/", false), ("gateway/a/b", false), ("tenant/a", false), ("Spam", false), ("a b", false),
    ])
  func references(text: String, isValid: Bool) {
    #expect(ListReference(text)?.description == (isValid ? text : nil))
  }

  @Test(
    "Durations are whole numbers of one unit",
    arguments: [
      ("90s", 90_000, "90s"), ("10m", 600_000, "10m"), ("60m", 3_600_000, "1h"), ("7d", 604_800_000, "7d"),
      ("48h", 172_800_000, "2d"), ("0s", nil, nil), ("1", nil, nil), ("s", nil, nil), ("01s", nil, nil),
      ("-1s", nil, nil),
      ("1 s", nil, nil), ("1w", nil, nil), ("1.5h", nil, nil), ("9999999999d", nil, nil), ("", nil, nil),
      ("١s", nil, nil),
    ] as [(String, Int64?, String?)])
  func durations(text: String, milliseconds: Int64?, written: String?) {
    #expect(DurationText.milliseconds(text) == milliseconds)
    #expect(milliseconds.map(DurationText.text) == written)
  }
}
