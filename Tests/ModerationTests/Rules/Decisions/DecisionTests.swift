import Moderation
import Testing

@Suite struct DecisionTests {
  @Test(
    "The starter set decides as the project was described",
    arguments: [
      ("Follow me for more!", .delete, "spam-phrases"), ("please CLICK  HERE", .delete, "spam-phrases"),
      ("get free money now", .delete, "spam-phrases"), ("unfollow mental gymnastics", .delete, "spam-phrases"),
      ("you badword1", .delete, "bad-words"), ("BADWORD2!", .delete, "bad-words"), ("badword12 is fine", .allow, nil),
      ("free my money", .allow, nil), ("nice", .review, "too-short"), ("👍", .review, "too-short"),
      ("", .review, "too-short"),
      ("  \n ", .review, "too-short"), ("nice video", .allow, nil), ("badword1", .delete, "bad-words"),
      ("badword1 follow me", .delete, "bad-words"), (nil, .review, nil),
    ] as [(String?, Verdict, String?)])
  func starter(text: String?, verdict: Verdict, ruleID: String?) throws {
    let decision = try CompiledRuleSet(.starter, version: 1).decide(text)
    #expect(decision.verdict == verdict)
    #expect(decision.ruleID == ruleID)
    #expect(decision.basis == (text == nil ? .textMissing : ruleID == nil ? .byDefault : .rule))
  }

  @Test(
    "An allow rule outranks all, then the strongest verdict wins, then the id that comes first",
    arguments: [
      ("r", .review, "review"), ("h", .hide, "hide"), ("r h", .hide, "hide"), ("o h", .hide, "hide"),
      ("r o", .hold, "hold"),
      ("d h o r", .delete, "delete-a"), ("d a", .allow, "allow-a"), ("b", .allow, "allow-b"),
      ("b a d", .allow, "allow-a"),
      ("x", .delete, "delete-b"), ("x d", .delete, "delete-a"), ("z", .allow, nil),
    ] as [(String, Verdict, String?)])
  func precedence(text: String, verdict: Verdict, ruleID: String?) throws {
    let decision = try ruleSet(
      #"""
      {"rules":[
        {"id":"review","verdict":"review","when":{"words":["r"]}},
        {"id":"delete-b","verdict":"delete","when":{"words":["d","x"]}},
        {"id":"delete-a","verdict":"delete","when":{"words":["d"]}},
        {"id":"hold","verdict":"hold","when":{"words":["o"]}},
        {"id":"allow-b","verdict":"allow","when":{"words":["a","b"]}},
        {"id":"allow-a","verdict":"allow","when":{"words":["a"]}},
        {"id":"hide","verdict":"hide","when":{"words":["h"]}}
      ]}
      """#
    ).decide(text)
    #expect(decision.verdict == verdict)
    #expect(decision.ruleID == ruleID)
  }

  @Test("Shadow rules are reported by id and decide nothing; rules that are off do not exist")
  func modes() throws {
    let rules = try ruleSet(
      #"""
      {"rules":[
        {"id":"z","mode":"shadow","verdict":"allow","when":{"words":["bad"]}},
        {"id":"live","verdict":"hide","when":{"substrings":["bad"]}},
        {"id":"b","mode":"shadow","verdict":"delete","when":{"phrases":["bad day"]}},
        {"id":"c","mode":"shadow","verdict":"delete","when":{"words":["good"]}},
        {"id":"a","mode":"off","verdict":"delete","when":{"words":["bad"]}}
      ]}
      """#, version: 5)
    #expect(
      rules.decide("a bad, day")
        == Decision(
          verdict: .hide, basis: .rule, ruleID: "live", ruleLayer: .tenant, versions: RuleSetVersions(tenant: 5),
          matches: [TextMatch(start: 2, end: 5, term: "bad", rule: "live")],
          fired: [FiredRule(ruleID: "live", layer: .tenant, verdict: .hide)],
          shadows: [ShadowMatch(ruleID: "b", verdict: .delete), ShadowMatch(ruleID: "z", verdict: .allow)]))
    #expect(
      rules.decide("good")
        == Decision(
          verdict: .allow, basis: .byDefault, ruleSetVersion: 5, shadows: [ShadowMatch(ruleID: "c", verdict: .delete)]))
  }

  @Test("Many threads decide with one rule set at once")
  func concurrency() async throws {
    let rules = try CompiledRuleSet(.starter, version: 1)
    await withTaskGroup(of: Int.self) { group in
      for task in 0..<8 {
        group.addTask {
          let scratch = MatchScratch()
          return (0..<500).count { index in
            let isSpam = (index + task).isMultiple(of: 3)
            let decision = rules.decide(comment(isSpam ? "so FREE money" : "so nice"), scratch: scratch)
            return decision.verdict != (isSpam ? .delete : .allow)
          }
        }
      }
      for await wrong in group { #expect(wrong == 0) }
    }
  }

  @Test("One scratch serves rule sets of every size in turn, and remembers nothing of the comment before")
  func sharedScratch() throws {
    let small = try ruleSet(when: #"{"words":["bad"]}"#)
    let terms = (0..<2000).map { #""term\#($0)""# }.joined(separator: ",")
    let large = try ruleSet(when: #"{"phrases":[\#(terms)]}"#)
    let rules = (0..<200).map { #"{"id":"r\#($0)","verdict":"hide","when":{"words":["w\#($0)"]}}"# }
    let many = try ruleSet(#"{"rules":[\#(rules.joined(separator: ","))]}"#)
    let scratch = MatchScratch()
    for _ in 0..<3 {
      #expect(small.decide(comment("so bad"), scratch: scratch).basis == .rule)
      #expect(large.decide(comment("so term1999!"), scratch: scratch).matches.count == 1)
      #expect(many.decide(comment("so w199"), scratch: scratch).ruleID == "r199")
      #expect(small.decide(comment("so good"), scratch: scratch).basis == .byDefault)
      #expect(small.decide(comment(String(repeating: "é ", count: 20_000)), scratch: scratch).basis == .byDefault)
      #expect(many.decide(comment(""), scratch: scratch).basis == .byDefault)
    }
  }
}
