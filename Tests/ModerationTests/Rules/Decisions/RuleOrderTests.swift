import Testing

@testable import Moderation

@Suite struct RuleOrderTests {
  private static let vocabulary = [
    "bad", "Free", "money", "FOLLOW", "me", "é", "İx", "spam.com", "https://a.b/c", "👍", "c++", "a",
  ]

  private static func condition(_ generator: inout SeededGenerator) -> Condition {
    func pick(_ generator: inout SeededGenerator) -> String { vocabulary.randomElement(using: &generator) ?? "" }
    let first = pick(&generator)
    let second = pick(&generator)
    switch Int.random(in: 0..<9, using: &generator) {
    case 6: return .not(condition(&generator))
    case 7: return .any([condition(&generator), condition(&generator)])
    case 8: return .all([condition(&generator), .measure(.wordCount, MeasureBounds(above: 1))])
    case 0: return .words([first, second])
    case 1: return .phrases([first + " " + second + " a"])
    case 2: return .substrings([first, second + " " + first])
    case 3: return .measure(.wordCount, MeasureBounds(below: Double(Int.random(in: 1...9, using: &generator))))
    case 4: return .link(Bool.random(using: &generator) ? .any : .except(["a.b"]))
    default: return .users(["@ann", "7"])
    }
  }

  private static func rules(_ generator: inout SeededGenerator) -> [Rule] {
    (0..<Int.random(in: 0...12, using: &generator)).map { index in
      Rule(
        id: "r\(index)", mode: Rule.Mode.allCases.randomElement(using: &generator) ?? .live,
        verdict: Verdict.allCases.randomElement(using: &generator) ?? .hide,
        folding: Folding.allCases.randomElement(using: &generator) ?? .folded, when: condition(&generator),
        effects: RuleEffects(labels: ["l\(index % 3)"], notifies: Bool.random(using: &generator)))
    }
  }

  private static func comment(_ generator: inout SeededGenerator) -> CommentEvent {
    let words = (0..<Int.random(in: 0...8, using: &generator)).map { _ in
      vocabulary.randomElement(using: &generator) ?? ""
    }
    let separator = [" ", "  ", ", ", "", "🔥"].randomElement(using: &generator) ?? " "
    return ModerationTests.comment(
      Int.random(in: 0..<10, using: &generator) == 0 ? nil : words.joined(separator: separator),
      authorID: ["7", "8"].randomElement(using: &generator),
      username: ["@Ann", nil].randomElement(using: &generator) ?? nil)
  }

  @Test("The order of the rules in a document never changes a decision", arguments: 1...6 as ClosedRange<UInt64>)
  func shuffled(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let scratch = MatchScratch()
    for _ in 0..<25 {
      let rules = Self.rules(&generator)
      let original = try CompiledRuleSet(RuleSetDocument(defaultVerdict: .allow, rules: rules), version: 1)
      let shuffled = try CompiledRuleSet(
        RuleSetDocument(defaultVerdict: .allow, rules: rules.shuffled(using: &generator)), version: 1)
      for _ in 0..<40 {
        let comment = Self.comment(&generator)
        let decision = original.decide(comment, scratch: scratch)
        #expect(decision == shuffled.decide(comment, scratch: MatchScratch()))
        #expect(decision.matches.count <= RuleSetLimits.matches)
        #expect(decision.matches.allSatisfy { $0.excerpt(of: comment.text ?? "")?.isEmpty == false })
      }
    }
  }

  @Test("An allow rule that matches always decides, whatever else does")
  func allowListAboveAll() throws {
    var generator = SeededGenerator(seed: 9)
    let allow = Rule(id: "zz-allow", verdict: .allow, when: .users(["@ann"]))
    for _ in 0..<50 {
      let others = Self.rules(&generator).filter { $0.verdict != .allow }
      let document = RuleSetDocument(defaultVerdict: .review, rules: (others + [allow]).shuffled(using: &generator))
      let rules = try CompiledRuleSet(document, version: 1)
      for _ in 0..<10 {
        var comment = Self.comment(&generator)
        comment.username = "ANN"
        #expect(rules.decide(comment, scratch: MatchScratch()).ruleID == "zz-allow")
      }
    }
  }
}
