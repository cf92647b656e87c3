import Moderation
import Testing

@Suite struct PlannedActionTests {
  @Test(
    "A verdict asks for what the dialect can do, and says how it is carried out",
    arguments: [
      (.allow, .open, nil),
      (.allow, .business, nil),
      (.review, .open, nil),
      (.review, .business, nil),
      (.hold, .open, nil),
      (.hold, .business, PlannedAction(requested: .hide, carriedOutAs: .hide)),
      (.hide, .open, PlannedAction(requested: .hide, carriedOutAs: .delete)),
      (.hide, .business, PlannedAction(requested: .hide, carriedOutAs: .hide)),
      (.delete, .open, PlannedAction(requested: .delete, carriedOutAs: .delete)),
      (.delete, .business, PlannedAction(requested: .delete, carriedOutAs: .hide)),
    ] as [(Verdict, Dialect, PlannedAction?)])
  func table(verdict: Verdict, dialect: Dialect, expected: PlannedAction?) {
    #expect(PlannedAction(for: verdict, in: dialect) == expected)
  }

  @Test("Verdicts grow stronger in the order of their names")
  func verdicts() {
    #expect(Verdict.allCases.sorted().map(\.name) == ["allow", "review", "hold", "hide", "delete"])
    #expect(Verdict.allCases.allSatisfy { Verdict(name: $0.name) == $0 })
    #expect(Verdict(name: "Delete") == nil)
  }
}
