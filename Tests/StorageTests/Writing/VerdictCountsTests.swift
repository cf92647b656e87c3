import Moderation
import Testing

@testable import Storage

@Suite struct VerdictCountsTests {
  @Test("verdicts are counted apart, and forgotten together")
  func counts() {
    var counts = VerdictCounts()
    for verdict in [Verdict.allow, .delete, .allow] { counts.add(verdict) }
    #expect(Verdict.allCases.map { counts[$0] } == [2, 0, 0, 0, 1])
    counts.removeAll()
    #expect(counts == VerdictCounts())
  }
}
