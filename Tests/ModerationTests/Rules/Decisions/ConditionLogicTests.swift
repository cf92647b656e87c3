import Testing

@testable import Moderation

/// Conditions held against an evaluation written down anew: trees of conditions, with and without what they ask for.
@Suite struct ConditionLogicTests {
  private struct Situation {
    var text: String?
    var author: String?
    var isReply: Bool
    var account: AccountID?
    var scores: [String: Double]?

    init(_ generator: inout SeededGenerator) {
      let words = ["bad", "good", "BAD day", "x", ""]
      text = Int.random(in: 0..<4, using: &generator) == 0 ? nil : words.randomElement(using: &generator)
      author = Int.random(in: 0..<3, using: &generator) == 0 ? nil : ["7", "8"].randomElement(using: &generator)
      isReply = Bool.random(using: &generator)
      account = Bool.random(using: &generator) ? nil : AccountID(rawValue: Int64.random(in: 1...2, using: &generator))
      scores = [nil, [:], ["hate": 0.9], ["hate": 0.1]].randomElement(using: &generator) ?? nil
    }

    var comment: CommentEvent {
      var comment = ModerationTests.comment(text, authorID: author)
      comment.parentCommentID = isReply ? "1" : nil
      return comment
    }
  }

  private static func leaf(_ generator: inout SeededGenerator) -> Condition {
    switch Int.random(in: 0..<8, using: &generator) {
    case 0: .words(["bad"])
    case 1: .substrings(["oo", "ad"])
    case 2: .measure(.wordCount, MeasureBounds(above: 0, below: 2))
    case 3: .users(["7"])
    case 4: .reply(Bool.random(using: &generator))
    case 5: .accounts([AccountID(rawValue: 1)])
    case 6: .regex(["b.d"])
    default: .score(category: "hate", above: 0.5, otherwise: Bool.random(using: &generator))
    }
  }

  private static func condition(depth: Int, _ generator: inout SeededGenerator) -> Condition {
    if depth == 0 || Int.random(in: 0..<4, using: &generator) == 0 { return leaf(&generator) }
    let parts = (0..<Int.random(in: 1...3, using: &generator)).map { _ in condition(depth: depth - 1, &generator) }
    return switch Int.random(in: 0..<3, using: &generator) {
    case 0: .any(parts)
    case 1: .all(parts)
    default: .not(parts[0])
    }
  }

  /// True, false, or nil for unknown.
  private static func expected(_ condition: Condition, _ situation: Situation) -> Bool? {
    switch condition {
    case .any(let parts):
      let values = parts.map { expected($0, situation) }
      return values.contains(true) ? true : values.contains(nil) ? nil : false
    case .all(let parts):
      let values = parts.map { expected($0, situation) }
      return values.contains(false) ? false : values.contains(nil) ? nil : true
    case .not(let part): return expected(part, situation).map { !$0 }
    case .terms(.words, _), .regex: return situation.text.map { $0.lowercased().contains("bad") }
    case .terms: return situation.text.map { ["oo", "ad"].contains(where: $0.lowercased().contains) }
    case .measure: return situation.text.map { $0.split(separator: " ").count == 1 }
    case .users: return situation.author.map { $0 == "7" }
    case .reply(let isReply): return situation.isReply == isReply
    case .accounts(let accounts): return situation.account.map(accounts.contains)
    case .score(_, let above, let otherwise):
      return situation.scores.map { scores in scores["hate"].map { $0 > above } ?? otherwise }
    default: return nil
    }
  }

  @Test("Trees of conditions come to what their parts do", arguments: 1...8 as ClosedRange<UInt64>)
  func trees(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let scratch = MatchScratch()
    var outcomes: [RuleOutcome.Result: Int] = [:]
    for _ in 0..<60 {
      let condition = Self.condition(depth: 5, &generator)
      let rule = Rule(id: "r", verdict: .hide, when: condition)
      let rules = try CompiledRuleSet(RuleSetDocument(defaultVerdict: .allow, rules: [rule]), version: 1)
      for _ in 0..<20 {
        let situation = Situation(&generator)
        let context = DecisionContext(accountID: situation.account, scores: situation.scores)
        let expected = Self.expected(condition, situation)
        let explanation = rules.explain(situation.comment, context: context, scratch: scratch)
        let result = try #require(explanation.rules.first).result
        #expect(result == (expected == nil ? .unknown : expected == true ? .holds : .fails))
        #expect((explanation.decision.basis == .rule) == (expected == true))
        outcomes[result, default: 0] += 1
      }
    }
    #expect(RuleOutcome.Result.allCases.filter { $0 != .expired }.allSatisfy { outcomes[$0, default: 0] > 50 })
  }
}
