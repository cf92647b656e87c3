import Moderation
import Testing

@testable import Enforcement

@Suite struct ActionAttemptTests {
  private static let now = Timestamp(seconds: 1_700_000_000)

  private func outcome(
    _ result: Result<Void, PlatformFailure>, attempts: Int = 0, delays: [Duration] = [.seconds(10)],
    pausedUntil pause: Timestamp? = nil
  ) -> AttemptOutcome {
    var generator = SeededGenerator(seed: 1)
    return ActionAttempt(action: .sample(attempts: attempts), schedule: RetrySchedule(delays: delays))
      .outcome(of: result, at: Self.now, pausedUntil: pause, using: &generator)
  }

  @Test("TikTok's yes makes it accepted")
  func success() { #expect(outcome(.success(())) == .accepted) }

  @Test(
    "A failure that trying again cannot mend ends the action",
    arguments: [
      (PlatformFailure.Class.permanent, AttemptOutcome.failed(error: "TikTok refused: permanent")),
      (.permission, .failed(error: "TikTok refused: permission")),
      (.gone, .confirmed),
    ])
  func final(kind: PlatformFailure.Class, expected: AttemptOutcome) {
    #expect(outcome(.failure(.sample(kind))) == expected)
  }

  @Test(
    "What is nobody's lasting fault is tried again",
    arguments: [PlatformFailure.Class.transient, .unreachable, .tokenRejected])
  func retried(kind: PlatformFailure.Class) {
    guard case .retry(let moment, let error) = outcome(.failure(.sample(kind))) else {
      Issue.record("it is not tried again")
      return
    }
    #expect(error == "TikTok refused: \(kind.rawValue)")
    #expect((8_000...12_000).contains((moment - Self.now).milliseconds))
  }

  @Test(
    "The last attempt's failure makes it dead",
    arguments: [PlatformFailure.Class.transient, .unreachable, .tokenRejected])
  func dead(kind: PlatformFailure.Class) {
    let expected = AttemptOutcome.dead(error: "TikTok refused: \(kind.rawValue)")
    #expect(outcome(.failure(.sample(kind)), attempts: 1) == expected)
    #expect(outcome(.failure(.sample(kind)), delays: []) == expected)
  }

  @Test("Too many calls are no attempt, however many were made: it waits for the end of the pause")
  func rateLimited() {
    let until = Self.now + .seconds(300)
    #expect(
      outcome(.failure(.sample(.rateLimited)), attempts: 99, pausedUntil: until)
        == .postponed(until: until, error: "TikTok refused: rateLimited"))
  }

  @Test("A lost authorisation is no attempt, and is not asked about without end")
  func reauthorise() {
    #expect(
      outcome(.failure(.sample(.reauthorise)), attempts: 99)
        == .postponed(until: Self.now + .seconds(5), error: "TikTok refused: reauthorise"))
  }
}
