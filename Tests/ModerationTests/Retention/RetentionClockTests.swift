import Moderation
import Testing

@Suite("A clock that says what is old") struct RetentionClockTests {
  private static let start = Timestamp(seconds: 1_790_000_000)
  private static let day = Duration.seconds(86_400)

  @Test("is believed where it goes ahead by a day at most, or back, or was never looked at")
  func steps() {
    for step: Duration in [.zero, .seconds(60), Self.day, .seconds(-1), .seconds(-86_400 * 500)] {
      var clock = RetentionClock()
      #expect(
        clock.judge(Self.start + step, believed: Self.start, uptime: .zero, newestDelivery: nil) == .believed)
    }
    var clock = RetentionClock()
    #expect(clock.judge(Self.start, believed: nil, uptime: .zero, newestDelivery: nil) == .believed)
  }

  @Test("is not believed a millisecond beyond that")
  func jump() {
    var clock = RetentionClock()
    let step = Self.day + .milliseconds(1)
    #expect(
      clock.judge(Self.start + step, believed: Self.start, uptime: .zero, newestDelivery: nil)
        == .held(step: step, for: Self.day))
  }

  /// Asked every minute, from a jump of a year on; when it is believed, if within `limit`.
  private func believedAfter(
    limit: Duration, delivery: Duration? = nil, drift: (Duration) -> Duration = { $0 }
  ) -> Duration? {
    var clock = RetentionClock()
    let jumped = Self.start + .seconds(365 * 86_400)
    var passed = Duration.zero
    while passed <= limit {
      let now = jumped + drift(passed)
      let newest = delivery.flatMap { passed >= $0 ? jumped + $0 : nil } ?? Self.start
      if clock.judge(now, believed: Self.start, uptime: passed, newestDelivery: newest) == .believed { return passed }
      passed += .seconds(60)
    }
    return nil
  }

  @Test("is believed after an hour with a delivery, and after a day without")
  func watch() {
    #expect(believedAfter(limit: Self.day * 2, delivery: .seconds(600)) == .seconds(3600))
    #expect(believedAfter(limit: Self.day * 2, delivery: .seconds(7200)) == .seconds(7200))
    #expect(believedAfter(limit: Self.day * 2) == Self.day)
  }

  @Test("is not believed while it goes unevenly")
  func uneven() {
    #expect(believedAfter(limit: .seconds(7200), delivery: .zero) { $0 * 2 } == nil)
    // A second jump begins the watch anew.
    let later = believedAfter(limit: Self.day, delivery: .seconds(1900)) { passed in
      passed < .seconds(1800) ? passed : passed + .seconds(10_000 * 86_400)
    }
    #expect(later == nil)
  }

  @Test("is not believed because of a delivery that was taken before it jumped, or that lies ahead of it")
  func oldDelivery() {
    var clock = RetentionClock()
    let jumped = Self.start + Self.day * 30
    for newest in [Self.start, jumped + Self.day] {
      clock = RetentionClock()
      _ = clock.judge(jumped, believed: Self.start, uptime: .zero, newestDelivery: newest)
      let verdict = clock.judge(
        jumped + .seconds(3600), believed: Self.start, uptime: .seconds(3600), newestDelivery: newest)
      #expect(verdict != .believed)
    }
  }
}
