import Moderation
import Testing

@testable import Enforcement

@Suite struct ClockComparisonTests {
  @Test("a clock that is set is told from one that runs, each time it is set")
  func jumps() {
    let start = Timestamp(seconds: 1_800_000_000)
    var comparison = ClockComparison(wall: start, steady: .seconds(5))
    #expect(comparison.look(wall: start + .seconds(60), steady: .seconds(65)) == .zero)
    #expect(comparison.look(wall: start - .seconds(40), steady: .seconds(66)) == .seconds(-101))
    #expect(comparison.look(wall: start - .seconds(39), steady: .seconds(67)) == .zero)
    #expect(comparison.look(wall: start + .seconds(61), steady: .seconds(67)) == .seconds(100))
  }
}
