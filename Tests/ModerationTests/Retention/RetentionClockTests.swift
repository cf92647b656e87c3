import Moderation
import Testing

@Suite("A clock that says what is old") struct RetentionClockTests {
  private static let start = Timestamp(seconds: 1_790_000_000)
  private static let day = Duration.seconds(86_400)

  @Test("is believed where it goes ahead by a day at most, or back, or was never looked at")
  func steps() {
    for step: Duration in [.zero, .seconds(60), Self.day, .seconds(-1), .seconds(-86_400 * 500)] {
      var clock = RetentionClock()
      #expect(clock.judge(Self.start + step, believed: Self.start, uptime: .zero) == .believed)
    }
    var clock = RetentionClock()
    #expect(clock.judge(Self.start, believed: nil, uptime: .zero) == .believed)
  }

  @Test("is not believed a millisecond beyond that")
  func jump() {
    var clock = RetentionClock()
    let step = Self.day + .milliseconds(1)
    #expect(clock.judge(Self.start + step, believed: Self.start, uptime: .zero) == .held(step: step))
  }

  private struct Even: Equatable {
    var after: Duration
    var since: Timestamp
  }

  /// Asked every minute, from a jump of a year on: when it is for TikTok to say, and since when it went evenly then.
  private func even(within limit: Duration, drift: (Duration) -> Duration = { $0 }) -> Even? {
    var clock = RetentionClock()
    var passed = Duration.zero
    while passed <= limit {
      let now = Self.start + Self.day * 365 + drift(passed)
      if case .even(_, let since) = clock.judge(now, believed: Self.start, uptime: passed) {
        return Even(after: passed, since: since)
      }
      passed += .seconds(60)
    }
    return nil
  }

  @Test("is for TikTok to bear out after an hour, and never believed by itself")
  func watch() throws {
    let found = try #require(even(within: Self.day))
    #expect(found.after == .seconds(3600) && found.since == Self.start + Self.day * 365)
    var clock = RetentionClock()
    for minute in 0..<(30 * 24 * 60) {
      let passed = Duration.seconds(minute * 60)
      #expect(clock.judge(Self.start + Self.day * 365 + passed, believed: Self.start, uptime: passed) != .believed)
    }
  }

  @Test("is watched anew where it goes unevenly")
  func uneven() throws {
    #expect(even(within: .seconds(7200)) { $0 * 2 } == nil)
    let second = Self.day * 10_000
    let found = try #require(even(within: Self.day) { $0 < .seconds(1800) ? $0 : $0 + second })
    #expect(found.after == .seconds(1800 + 3600))
    #expect(found.since == Self.start + Self.day * 365 + .seconds(1800) + second)
  }
}
