import Moderation
import Testing

/// What becomes of a decision when rules are past their fuse.
@Suite struct DemotionTests {
  private static func fired(_ id: String, _ verdict: Verdict?, _ layer: RuleLayer = .tenant) -> FiredRule {
    FiredRule(ruleID: id, layer: layer, verdict: verdict)
  }

  struct Row: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var fired: [FiredRule]
    var demoted: Set<String>
    var verdict: Verdict
    var basis: Decision.Basis
    var ruleID: String?
  }

  static let rows: [Row] = [
    Row(
      testDescription: "alone", fired: [fired("a", .hide)], demoted: ["a"], verdict: .review, basis: .fuse, ruleID: "a"),
    Row(
      testDescription: "the next strongest", fired: [fired("a", .delete), fired("c", .hide), fired("b", .hold)],
      demoted: ["a"], verdict: .hide, basis: .rule, ruleID: "c"),
    Row(
      testDescription: "among equals the first id", fired: [fired("a", .delete), fired("b", .hide), fired("c", .hide)],
      demoted: ["a"], verdict: .hide, basis: .rule, ruleID: "b"),
    Row(
      testDescription: "a review of another rule", fired: [fired("b", .hide), fired("a", .review)], demoted: ["b"],
      verdict: .review, basis: .rule, ruleID: "a"),
    Row(
      testDescription: "all of them", fired: [fired("b", .hide), fired("a", .hold)], demoted: ["a", "b"],
      verdict: .review, basis: .fuse, ruleID: "a"),
    Row(
      testDescription: "an allow rule still outranks", fired: [fired("z", .allow), fired("a", .hide)],
      demoted: ["a"], verdict: .allow, basis: .rule, ruleID: "z"),
    Row(
      testDescription: "a demoted allow rule no longer does", fired: [fired("z", .allow), fired("a", .hide)],
      demoted: ["z"], verdict: .hide, basis: .rule, ruleID: "a"),
    Row(
      testDescription: "one that does not decide", fired: [fired("a", .hide), fired("b", .hold)], demoted: ["b"],
      verdict: .hide, basis: .rule, ruleID: "a"),
    Row(
      testDescription: "with a rule of side effects alone", fired: [fired("a", .hide), fired("b", nil)],
      demoted: ["a"], verdict: .review, basis: .fuse, ruleID: "a"),
  ]

  private func decision(_ fired: [FiredRule]) -> Decision {
    let first = fired.first { $0.verdict != nil }
    return Decision(
      verdict: first?.verdict ?? .allow, basis: first == nil ? .byDefault : .rule, ruleID: first?.ruleID,
      ruleLayer: first?.layer, versions: RuleSetVersions(tenant: 1),
      matches: fired.map { TextMatch(start: 0, end: 1, term: "x", rule: $0.ruleID) }, fired: fired, labels: ["l"],
      notifies: fired.map(\.ruleID),
      replies: fired.map { PlannedReply(ruleID: $0.ruleID, pool: ReplyPool(variants: [], perVideo: 1, within: 1)) })
  }

  @Test("The best of the rules that hold decides, those past their fuse counting as review", arguments: rows)
  func table(row: Row) {
    let demoted = decision(row.fired).demoting(row.demoted)
    #expect(demoted.verdict == row.verdict && demoted.basis == row.basis && demoted.ruleID == row.ruleID)
    #expect(demoted.fired.first?.ruleID == row.ruleID && demoted.matches.first?.rule == row.ruleID)
    #expect(Set(demoted.fired) == Set(row.fired) && demoted.matches.count == row.fired.count)
    #expect(demoted.labels == ["l"])
    #expect(demoted.notifies.allSatisfy { !row.demoted.contains($0) })
    #expect(demoted.replies.allSatisfy { !row.demoted.contains($0.ruleID) })
    #expect(demoted.notifies.count == row.fired.count { !row.demoted.contains($0.ruleID) })
    // Once more changes nothing.
    #expect(demoted.demoting(row.demoted) == demoted)
  }

  @Test("Rules that do not hold, or that have no verdict, change no verdict")
  func untouched() {
    let plain = decision([Self.fired("a", .hide)])
    #expect(plain.demoting(["b"]) == plain)
    #expect(plain.demoting([]) == plain)
    let effects = decision([Self.fired("a", nil)])
    let demoted = effects.demoting(["a"])
    #expect(demoted.verdict == .allow && demoted.basis == .byDefault && demoted.notifies.isEmpty)
  }
}
