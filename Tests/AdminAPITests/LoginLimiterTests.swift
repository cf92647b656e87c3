import Moderation
import Testing

@testable import AdminAPI

@Suite("The limit on attempts at passwords")
struct LoginLimiterTests {
  private let time = MovingClock(at: Timestamp(seconds: 1_700_000_000))

  private func limiter(entries: Int = 100) -> LoginLimiter {
    LoginLimiter(
      limits: LoginLimiter.Limits(perName: 2, perAddress: 3, window: .seconds(60), entries: entries), clock: time.clock)
  }

  private func isAdmitted(_ limiter: LoginLimiter, _ name: String, _ address: String? = nil) -> Bool {
    (try? limiter.admit(name: name, address: address)) != nil
  }

  @Test("counts by name, and opens again when the window is over")
  func byName() throws {
    let limiter = limiter()
    #expect(isAdmitted(limiter, "a"))
    #expect(isAdmitted(limiter, "a"))
    time.advance(by: .seconds(20))
    let problem = #expect(throws: Problem.self) { try limiter.admit(name: "a", address: nil) }
    #expect(problem?.code == "too_many_attempts")
    #expect(isAdmitted(limiter, "b"))
    time.advance(by: .seconds(40))
    #expect(isAdmitted(limiter, "a"))
  }

  @Test("counts by address, whatever the names")
  func byAddress() {
    let limiter = limiter()
    #expect(["a", "b", "c", "d"].map { isAdmitted(limiter, $0, "10.0.0.1") } == [true, true, true, false])
    #expect(isAdmitted(limiter, "e", "10.0.0.2"))
  }

  @Test("forgets a name whose password was right")
  func success() {
    let limiter = limiter()
    #expect(isAdmitted(limiter, "a"))
    #expect(isAdmitted(limiter, "a"))
    limiter.succeeded(name: "a")
    #expect(isAdmitted(limiter, "a"))
  }

  @Test("a flood of names forgets the oldest ones and not the newest")
  func flood() {
    let limiter = limiter(entries: 10)
    for index in 0..<50 {
      time.advance(by: .milliseconds(1))
      #expect(isAdmitted(limiter, "name-\(index)"))
    }
    #expect(isAdmitted(limiter, "name-49"))
    #expect(!isAdmitted(limiter, "name-49"))
  }

  @Test("a clock that was set back locks nobody out")
  func clockSetBack() {
    let limiter = limiter()
    #expect(isAdmitted(limiter, "a"))
    #expect(isAdmitted(limiter, "a"))
    time.advance(by: .seconds(-10))
    #expect(isAdmitted(limiter, "a"))
  }
}
