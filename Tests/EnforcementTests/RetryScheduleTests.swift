import Moderation
import Testing

@testable import Enforcement

@Suite struct RetryScheduleTests {
  private static let now = Timestamp(seconds: 1_700_000_000)
  /// In seconds, as the design has them.
  private static let delays: [Int64] = [5, 300, 1_800, 7_200, 18_000, 36_000]

  @Test("Each delay is the schedule's, moved by at most a fifth either way, and spread over all of that")
  func jitter() throws {
    var generator = SeededGenerator(seed: 7)
    for (index, delay) in Self.delays.enumerated() {
      var waits: [Int64] = []
      for _ in 0..<2_000 {
        let next = try #require(RetrySchedule().next(afterAttempts: index + 1, at: Self.now, using: &generator))
        waits.append((next - Self.now).milliseconds)
      }
      let (least, most) = (waits.min() ?? 0, waits.max() ?? 0)
      #expect(least >= delay * 800 && most <= delay * 1_200)
      #expect(least < delay * 840 && most > delay * 1_160)
    }
  }

  @Test("After the last delay there is no further attempt, nor for a number that makes no sense")
  func end() {
    var generator = SeededGenerator(seed: 1)
    for attempts in [7, 8, 1_000, Int.max, 0, -1, Int.min] {
      #expect(RetrySchedule().next(afterAttempts: attempts, at: Self.now, using: &generator) == nil)
    }
    #expect(RetrySchedule(delays: []).next(afterAttempts: 1, at: Self.now, using: &generator) == nil)
  }
}
