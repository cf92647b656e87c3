import Foundation
import Testing

@testable import Moderation

@Suite struct BackTestTests {
  private static let account = AccountID(rawValue: 7)

  private func backTest(_ live: String, _ draft: String) throws -> BackTest {
    BackTest(BackTest.Pair(live: try ruleSet(live), draft: try ruleSet(draft, version: 2)))
  }

  /// Feeds texts, numbered from 1.
  private func difference(_ live: String, _ draft: String, _ texts: [String?]) throws -> BackTestDifference {
    var test = try backTest(live, draft)
    for (index, text) in texts.enumerated() {
      test.take(comment(text), event: EventID(rawValue: Int64(index + 1)), account: Self.account)
    }
    return test.difference
  }

  private static func rule(_ id: String, _ verdict: String, _ word: String, _ more: String = "") -> String {
    #"{"id":"\#(id)","verdict":"\#(verdict)","when":{"words":["\#(word)"]}\#(more)}"#
  }

  private static func document(_ rules: String..., default verdict: String = "allow") -> String {
    #"{"default":"\#(verdict)","rules":[\#(rules.joined(separator: ","))]}"#
  }

  @Test(
    "A change is told by what people would see of it",
    arguments: [
      (.allow, .hide, .newlyHidden), (.review, .hold, .newlyHidden), (.delete, .review, .released),
      (.hold, .allow, .released), (.review, .allow, .changed), (.hold, .delete, .changed), (.hide, .hide, nil),
    ] as [(Verdict, Verdict, BackTestDifference.Change?)])
  func changes(from: Verdict, to: Verdict, expected: BackTestDifference.Change?) {
    #expect(BackTestDifference.Change(from: from, to: to) == expected)
  }

  @Test("Two rule sets alike differ in nothing")
  func alike() throws {
    let rules = Self.document(Self.rule("a", "hide", "bad", #","labels":["x"]"#))
    let difference = try difference(rules, rules, ["bad", "good", nil])
    var expected = BackTestDifference()
    expected.compared = 3
    expected.unchanged = 3
    expected.verdicts = [Verdict.allow, .review, .hide].map {
      BackTestDifference.VerdictCount(from: $0, to: $0, count: 1)
    }
    #expect(difference == expected)
  }

  @Test("What changes is counted by verdict and by the rule that it is due to, with examples")
  func counted() throws {
    let live = Self.document(Self.rule("old", "hide", "spam"), Self.rule("soft", "review", "meh"))
    let draft = Self.document(
      Self.rule("new", "delete", "scam"), Self.rule("soft", "hold", "meh"), Self.rule("team", "allow", "team"))
    let texts = ["spam", "scam", "meh", "scam spam", "hello", "team spam", "spam meh"]
    let difference = try difference(live, draft, texts)
    #expect(difference.compared == 7)
    #expect(difference.unchanged == 1 && difference.newlyHidden == 2)
    #expect(difference.released == 2 && difference.changed == 2)
    func count(_ from: Verdict, _ to: Verdict) -> Int {
      difference.verdicts.first { $0.from == from && $0.to == to }?.count ?? 0
    }
    #expect(count(.hide, .allow) == 2 && count(.allow, .delete) == 1 && count(.review, .hold) == 1)
    #expect(count(.hide, .delete) == 1 && count(.hide, .hold) == 1 && count(.allow, .allow) == 1)
    #expect(difference.rules.map(\.rule) == ["new", "old", "soft", "team"])
    #expect(difference.rules.map(\.newlyHidden) == [1, 0, 1, 0])
    #expect(difference.rules.map(\.released) == [0, 1, 0, 1])
    #expect(difference.rules.map(\.changed) == [1, 1, 0, 0])
    #expect(difference.rules.allSatisfy { $0.layer == .tenant })
    #expect(
      difference.rules[0].examples == [
        BackTestDifference.Example(event: EventID(rawValue: 4), text: "scam spam", from: .hide, to: .delete),
        BackTestDifference.Example(event: EventID(rawValue: 2), text: "scam", from: .allow, to: .delete),
      ])
  }

  @Test("A change of the default is due to no rule")
  func byDefault() throws {
    let difference = try difference(Self.document(), Self.document(default: "review"), ["a", nil])
    #expect(difference.changed == 1 && difference.unchanged == 1)
    #expect(difference.rules.map(\.rule) == [nil])
    #expect(difference.rules.map(\.layer) == [nil])
  }

  @Test("Of a rule's changes the latest five are kept, newest first, their texts cut")
  func examples() throws {
    let texts = (1...12).map { "bad \($0)" } + ["bad " + String(repeating: "é", count: 900)]
    let difference = try difference(Self.document(), Self.document(Self.rule("a", "hide", "bad")), texts)
    let examples = try #require(difference.rules.first).examples
    #expect(difference.newlyHidden == 13)
    #expect(examples.map(\.event.rawValue) == [13, 12, 11, 10, 9])
    #expect(examples[0].text?.unicodeScalars.count == BackTest.exampleCharacters)
  }

  @Test("Labels that comments gain or lose are counted, though their verdicts stay")
  func labels() throws {
    let live = Self.document(Self.rule("a", "hide", "bad", #","labels":["old","same"]"#))
    let draft = Self.document(Self.rule("a", "hide", "bad", #","labels":["new","same"]"#))
    let difference = try difference(live, draft, ["bad", "bad", "good"])
    #expect(difference.unchanged == 3)
    #expect(
      difference.labels == [
        BackTestDifference.LabelDifference(label: "new", gained: 2, lost: 0),
        BackTestDifference.LabelDifference(label: "old", gained: 0, lost: 2),
      ])
  }

  @Test("An account with rules of its own is compared by them")
  func special() throws {
    let empty = try ruleSet(Self.document())
    let strict = try ruleSet(Self.document(Self.rule("a", "hide", "bad")))
    let other = AccountID(rawValue: 8)
    var test = BackTest(
      BackTest.Pair(live: empty, draft: strict), special: [other: BackTest.Pair(live: strict, draft: strict)])
    test.take(comment("bad"), event: EventID(rawValue: 1), account: Self.account)
    test.take(comment("bad"), event: EventID(rawValue: 2), account: other)
    #expect(test.difference.newlyHidden == 1)
    #expect(test.difference.verdicts.contains { $0.from == .hide && $0.to == .hide && $0.count == 1 })
  }

  @Test("Each account's history is its own, and is fed once a comment though two rule sets ask")
  func histories() throws {
    let draft = #"{"rules":[{"id":"flood","verdict":"hold","when":{"user_rate":{"above":2,"within":"1m"}}}]}"#
    var test = try backTest(Self.document(), draft)
    for number in 1...8 {
      var comment = comment("hello", authorID: "author")
      comment.commentID = "\(number)"
      comment.occurredAt = Timestamp(seconds: 1_800_000_000 + Int64(number))
      test.take(
        comment, event: EventID(rawValue: Int64(number)), account: AccountID(rawValue: number.isMultiple(of: 2) ? 7 : 8)
      )
    }
    // Four comments to each account, of which the third and the fourth are too many.
    #expect(test.difference.newlyHidden == 4)
    #expect(test.difference.rules.first?.examples.map(\.event.rawValue) == [8, 7, 6, 5])
  }

  @Test("Who comments for the first time is known where all comments are taken, or the history is given")
  func firstComments() throws {
    let draft = #"{"rules":[{"id":"new","verdict":"hold","when":{"first_comment":true}}]}"#
    let pair = BackTest.Pair(live: try ruleSet(Self.document()), draft: try ruleSet(draft))
    func newlyHidden(_ test: consuming BackTest) -> Int {
      for (index, author) in ["ann", "ann", "ben"].enumerated() {
        var comment = comment("hello", authorID: author)
        comment.commentID = "\(index)"
        test.take(comment, event: EventID(rawValue: Int64(index + 1)), account: Self.account)
      }
      return test.difference.newlyHidden
    }
    #expect(newlyHidden(BackTest(pair)) == 0)
    #expect(newlyHidden(BackTest(pair, isComplete: true)) == 2)
    var test = BackTest(pair)
    let history = CommentHistory(isComplete: false)
    history.seed(authors: ["ben"], isComplete: true)
    test.setHistory(history, of: Self.account)
    #expect(newlyHidden(test) == 1)
  }

  @Test("Comments that the classifier could still decide otherwise are counted")
  func scores() throws {
    let draft = #"{"rules":[{"id":"s","verdict":"hold","when":{"score":{"category":"hate","above":0.5}}}]}"#
    var test = try backTest(Self.document(), draft)
    test.take(comment("a"), event: EventID(rawValue: 1), account: Self.account)
    test.take(comment("b"), event: EventID(rawValue: 2), account: Self.account, scores: ["hate": 0.9])
    #expect(test.difference.awaitingScores == 1)
    #expect(test.difference.newlyHidden == 1)
  }

  @Test("The difference is coded with the API's names")
  func coding() throws {
    let difference = try difference(Self.document(), Self.document(Self.rule("a", "hide", "bad")), ["bad"])
    let data = try JSONEncoder().encode(difference)
    #expect(try JSONDecoder().decode(BackTestDifference.self, from: data) == difference)
    let text = String(decoding: data, as: UTF8.self)
    for name in [#""newly_hidden":1"#, #""awaiting_scores":0"#, #""event":"evt_0000000000001""#, #""to":"hide""#] {
      #expect(text.contains(name), "\(name) in \(text)")
    }
  }

  @Test("What comes out part by part adds up to what comes out at once", arguments: 1...20 as ClosedRange<UInt64>)
  func parts(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let ids = ["a", "b", nil]
    func decision() -> Decision {
      let rule = ids.randomElement(using: &generator) ?? nil
      return Decision(
        verdict: Verdict.allCases.randomElement(using: &generator) ?? .allow, basis: rule == nil ? .byDefault : .rule,
        ruleID: rule, ruleLayer: rule.map { _ in .tenant },
        labels: ["x", "y"].filter { _ in Bool.random(using: &generator) })
    }
    var whole = DecisionDifferences()
    var sum = BackTestDifference()
    for part in 0..<4 {
      var some = DecisionDifferences()
      for index in 0..<Int.random(in: 0...15, using: &generator) {
        let (before, after) = (decision(), decision())
        let event = EventID(rawValue: Int64(part * 100 + index + 1))
        some.take(before, after, of: event, text: "\(event)")
        whole.take(before, after, of: event, text: "\(event)")
      }
      sum.add(some.difference)
    }
    #expect(sum == whole.difference)
  }
}
