import HTTPTypes
import Moderation
import Testing

@testable import AdminAPI

@Suite("The limits on attempts at passwords")
struct LoginLimiterTests {
  private let time = MovingClock(at: Timestamp(seconds: 1_700_000_000))

  private func limiter(entries: Int = 100) -> LoginLimiter {
    var limits = LoginLimiter.Limits()
    limits.perNetwork = 3
    limits.strangers = LoginLimiter.Delays(free: 2, longest: .seconds(8))
    limits.acquaintances = LoginLimiter.Delays(free: 2, longest: .seconds(4))
    limits.entries = entries
    return LoginLimiter(limits: limits, clock: time.clock)
  }

  /// Nil where the attempt is admitted, or the seconds to wait.
  private func wait(_ limiter: LoginLimiter, _ target: LoginLimiter.Target) -> Int? {
    do throws(Problem) {
      _ = try limiter.admit(target)
      return nil
    } catch {
      #expect(error.code == "too_many_attempts")
      return error.headers[.retryAfter].flatMap { Int($0) }
    }
  }

  @Test("delays double with each failure of a name up to a cap, and Retry-After says how long they are")
  func growingDelays() {
    let limiter = limiter()
    #expect(wait(limiter, .name("a")) == nil)
    for delay in [1, 2, 4, 8, 8, 8] {
      #expect(wait(limiter, .name("a")) == nil)
      #expect(wait(limiter, .name("a")) == delay)
      // Refused attempts do not count, however many there are.
      time.advance(by: .milliseconds(500))
      #expect(wait(limiter, .name("a")) == delay)
      time.advance(by: .seconds(delay) - .milliseconds(501))
      #expect(wait(limiter, .name("a")) == 1, "a millisecond is left")
      time.advance(by: .milliseconds(1))
    }
    #expect(wait(limiter, .name("b")) == nil)
  }

  @Test("an attack on a name does not slow down the networks that it logs in from, nor its sessions")
  func owner() {
    let limiter = limiter()
    for _ in 0..<10_000 {
      _ = wait(limiter, .name("root"))
      time.advance(by: .milliseconds(100))
    }
    let own = LoginLimiter.Target.nameFromKnownNetwork("root", network: "192.0.2.1")
    #expect(wait(limiter, own) == nil)
    #expect(wait(limiter, .session(.fresh())) == nil)
    #expect(wait(limiter, .name("root")).map { $0 <= 8 } == true, "and even strangers wait no longer than the cap")
  }

  @Test("whoever shares a known network has delays of that network alone, shorter ones")
  func knownNetwork() {
    let limiter = limiter()
    let shared = LoginLimiter.Target.nameFromKnownNetwork("root", network: "192.0.2.1")
    for _ in 0..<10 {
      if let wait = wait(limiter, shared) { time.advance(by: .seconds(wait)) }
    }
    #expect(wait(limiter, shared).map { $0 <= 4 } == true)
    #expect(wait(limiter, .nameFromKnownNetwork("root", network: "192.0.2.2")) == nil)
    #expect(wait(limiter, .name("root")) == nil)
  }

  @Test("a right password ends the run of its network, but for strangers takes back its own attempt alone")
  func success() throws {
    let limiter = limiter()
    let own = LoginLimiter.Target.nameFromKnownNetwork("a", network: "192.0.2.1")
    for target in [own, .name("a")] {
      for _ in 0..<4 {
        if let wait = wait(limiter, target) { time.advance(by: .seconds(wait)) }
      }
      if let wait = wait(limiter, target) { time.advance(by: .seconds(wait)) }
    }
    limiter.takeBack(own, wasRight: true)
    #expect(try limiter.admit(own) == 1)
    time.advance(by: .seconds(8))
    let before = try limiter.admit(.name("a"))
    limiter.takeBack(.name("a"), wasRight: true)
    time.advance(by: .seconds(8))
    #expect(try limiter.admit(.name("a")) == before)
  }

  @Test("a run ends after an hour without an attempt")
  func quiet() throws {
    let limiter = limiter()
    #expect(try limiter.admit(.name("a")) == 1)
    time.advance(by: .seconds(3599))
    #expect(try limiter.admit(.name("a")) == 2)
    time.advance(by: .seconds(3600))
    #expect(try limiter.admit(.name("a")) == 1)
  }

  @Test("a network has so many attempts a minute, whatever they are about")
  func byNetwork() {
    let limiter = limiter()
    let isAdmitted = { (network: String?) in (try? limiter.admit(from: network)) != nil }
    #expect((0..<4).map { _ in isAdmitted("192.0.2.1") } == [true, true, true, false])
    #expect(isAdmitted("192.0.2.2") && isAdmitted(nil))
    time.advance(by: .seconds(20))
    let problem = #expect(throws: Problem.self) { try limiter.admit(from: "192.0.2.1") }
    #expect(problem?.headers[.retryAfter] == "40")
    time.advance(by: .seconds(40))
    #expect(isAdmitted("192.0.2.1"))
  }

  @Test("a flood of names and networks forgets the oldest ones and not the newest")
  func flood() throws {
    let limiter = limiter(entries: 10)
    for index in 0..<50 {
      time.advance(by: .milliseconds(1))
      #expect(try limiter.admit(.name("name-\(index)")) == 1)
      try limiter.admit(from: "network-\(index)")
    }
    #expect(try limiter.admit(.name("name-49")) == 2)
    #expect(wait(limiter, .name("name-49")) == 1)
    #expect(try limiter.admit(.name("name-0")) == 1)
    try limiter.admit(from: "network-49")
    try limiter.admit(from: "network-49")
    #expect(throws: Problem.self) { try limiter.admit(from: "network-49") }
  }

  @Test("a clock that was set back locks nobody out")
  func clockSetBack() {
    let limiter = limiter()
    for _ in 0..<3 { _ = wait(limiter, .name("a")) }
    for _ in 0..<4 { try? limiter.admit(from: "192.0.2.1") }
    time.advance(by: .seconds(-10))
    #expect(wait(limiter, .name("a")) == nil)
    #expect((try? limiter.admit(from: "192.0.2.1")) != nil)
  }

  @Test("a network's first attempt at a name waits for nobody else's, and gives it one guess an hour")
  func firstVisits() throws {
    let limiter = limiter()
    while (try? limiter.admit(.name("a"), from: "192.0.2.1")) != nil {}
    #expect(throws: Problem.self) { try limiter.admit(.name("a"), from: "192.0.2.1") }
    #expect((try? limiter.admit(.name("a"), from: "198.51.100.7")) != nil)
    #expect(throws: Problem.self) { try limiter.admit(.name("a"), from: "198.51.100.7") }
    // Nor does the guess at one name give one at another.
    while (try? limiter.admit(.name("b"), from: "192.0.2.1")) != nil {}
    #expect(throws: Problem.self) { try limiter.admit(.name("b"), from: "192.0.2.1") }
  }
}
