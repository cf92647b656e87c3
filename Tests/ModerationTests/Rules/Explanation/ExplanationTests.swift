import Testing

@testable import Moderation

@Suite struct ExplanationTests {
  private static let json = #"""
    {"default":"review","rules":[
      {"id":"spam","name":"Spam","verdict":"hide",
       "when":{"all":[{"any":[{"phrases":["free money"]},{"words":["cash"]}]},{"not":{"users":["@friend"]}}]}},
      {"id":"link","verdict":"delete","when":{"link":{"except":["tiktok.com"]}}},
      {"id":"label","when":{"substrings":["money"]},"labels":["money"]},
      {"id":"score","verdict":"hide","when":{"score":{"category":"hate","above":0.5}}},
      {"id":"try","mode":"shadow","verdict":"delete","when":{"word_count":{"above":1}}},
      {"id":"off","mode":"off","verdict":"delete","when":{"email":true}}
    ]}
    """#

  @Test("Each rule and each of its conditions tells what it came to, and what it found")
  func outcomes() throws {
    let comment = comment("FREE money", username: "@other")
    let explanation = try ruleSet(Self.json, version: 4).explain(comment)
    #expect(explanation.decision == (try ruleSet(Self.json, version: 4)).decide(comment, scratch: MatchScratch()))
    let outcomes = explanation.rules.map { "\($0.ruleID) \($0.mode) \($0.result)" }
    #expect(
      outcomes == ["link live fails", "score live unknown", "spam live holds", "label live holds", "try shadow holds"])
    let spam = try #require(explanation.rules.first { $0.ruleID == "spam" })
    #expect(spam.name == "Spam" && spam.layer == .tenant && spam.version == 4 && spam.verdict == .hide)
    #expect(
      spam.conditions == [
        ConditionOutcome(path: "/when/all/0/any/0/phrases", result: .holds),
        ConditionOutcome(path: "/when/all/0/any/1/words", result: .fails),
        ConditionOutcome(path: "/when/all/1/not/users", result: .fails),
      ])
    #expect(spam.matches.map(\.term) == ["free money"])
    #expect(explanation.views.map(\.name).first == "exact")
    #expect(explanation.views.first?.text == "FREE money")
    #expect(explanation.views.contains { $0.name == "folded" && $0.text == "free money" })
  }

  @Test(
    "The reason is a sentence that names the rule, its version, and why the others do not decide",
    arguments: [
      (
        "free money", nil,
        "Rule spam of the tenant's rules, version 4, decides: hide. It found “free money” by the term free money. "
          + "label holds without a verdict."
      ),
      (
        "https://a.example cash", nil,
        "Rule link of the tenant's rules, version 4, decides: delete. It found “https://a.example” by the term link. "
          + "spam (hide) would hold too: the strongest verdict wins, and among equals the id that comes first."
      ),
      ("hello", nil, "No live rule with a verdict holds, so the default applies: review."),
      (nil, nil, "TikTok sent no text, and no rule that needs none decides, so a person must look."),
    ] as [(String?, String?, String)])
  func reasons(text: String?, username: String?, reason: String) throws {
    let explanation = try ruleSet(Self.json, version: 4).explain(comment(text, username: username ?? "@other"))
    // Steps of folding are told by tests of their own.
    let plain = explanation.reason.replacing(#/, seeing through [a-z, ]+/#, with: "")
    #expect(plain == reason)
    #expect(explanation.views.isEmpty == (text == nil))
  }

  @Test("Decisions by an allow rule, by a fuse and about own comments have reasons too")
  func otherReasons() {
    let allowed = Decision(
      verdict: .allow, basis: .rule, ruleID: "a", ruleLayer: .account, versions: RuleSetVersions(account: 2),
      fired: [
        FiredRule(ruleID: "a", layer: .account, verdict: .allow),
        FiredRule(ruleID: "b", layer: .tenant, verdict: .hide),
      ])
    #expect(
      allowed.reason(for: "x")
        == "Rule a of the account's rules, version 2, decides: allow. b (hide) would hold too: an allow rule outranks all others."
    )
    let fused = Decision(
      verdict: .review, basis: .fuse, ruleID: "a", ruleLayer: .tenant, versions: RuleSetVersions(tenant: 3),
      matches: [TextMatch(start: 0, end: 2, term: "ab", rule: "a", how: [.leet, .marks])])
    #expect(
      fused.reason(for: nil)
        == "Rule a of the tenant's rules, version 3, would have decided, but it ran past its fuse, so a person must look."
        + " It found bytes 0 to 2 by the term ab, seeing through marks, leet.")
    #expect(
      Decision(verdict: .allow, basis: .ownComment).reason(for: "x")
        == "The account wrote the comment itself, so no rule was asked.")
  }
}
