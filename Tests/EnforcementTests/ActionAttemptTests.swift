import Moderation
import Testing

@testable import Enforcement

@Suite struct ActionAttemptTests {
  private static let now = Timestamp(seconds: 1_700_000_000)

  private func outcome(
    _ result: Result<String?, PlatformFailure>, of kind: Action.Kind = .hide, attempts: Int = 0,
    delays: [Duration] = [.seconds(10)], pausedUntil pause: Timestamp? = nil, isAnswering: Bool = true
  ) -> AttemptOutcome {
    var generator = SeededGenerator(seed: 1)
    return ActionAttempt(
      action: .sample(kind, attempts: attempts), schedule: RetrySchedule(delays: delays), pause: pause,
      isAnswering: isAnswering
    ).outcome(of: result, at: Self.now, using: &generator)
  }

  @Test("TikTok's yes makes it accepted")
  func success() { #expect(outcome(.success(nil)) == .accepted) }

  @Test(
    "A failure that trying again cannot mend ends the action",
    arguments: [
      (PlatformFailure.Class.permanent, AttemptOutcome.failed(error: "TikTok refused: permanent", because: .permanent)),
      (.permission, .failed(error: "TikTok refused: permission", because: .permission)),
      (.gone, .confirmed),
    ])
  func final(kind: PlatformFailure.Class, expected: AttemptOutcome) {
    #expect(outcome(.failure(.sample(kind))) == expected)
  }

  @Test(
    "What is nobody's lasting fault is tried again",
    arguments: [PlatformFailure.Class.transient, .unreachable])
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
    arguments: [PlatformFailure.Class.transient, .unreachable])
  func dead(kind: PlatformFailure.Class) {
    let expected = AttemptOutcome.dead(error: "TikTok refused: \(kind.rawValue)", because: Action.Failure(kind))
    #expect(outcome(.failure(.sample(kind)), attempts: 1) == expected)
    #expect(outcome(.failure(.sample(kind)), delays: []) == expected)
  }

  @Test("After a token was rejected and renewed it is tried again at once, and that was no attempt")
  func renewed() {
    #expect(
      outcome(.failure(.sample(.tokenRejected)), attempts: 99)
        == .postponed(until: Self.now, error: "TikTok refused: tokenRejected"))
  }

  @Test(
    "While most calls fail, a failure is no attempt, however many were made",
    arguments: [PlatformFailure.Class.transient, .unreachable])
  func failing(kind: PlatformFailure.Class) {
    let probe = Self.now + .seconds(30)
    #expect(
      outcome(.failure(.sample(kind)), attempts: 99, pausedUntil: probe)
        == .postponed(until: probe, error: "TikTok refused: \(kind.rawValue)"))
    #expect(
      outcome(.failure(.sample(.permanent)), pausedUntil: probe)
        == .failed(error: "TikTok refused: permanent", because: .permanent))
  }

  @Test(
    "The last attempt is not the end where TikTok has answered nobody since: it is made again after the longest wait")
  func unanswered() {
    guard
      case .postponed(let moment, _, _) = outcome(
        .failure(.sample(.unreachable)), attempts: 2, delays: [.seconds(1), .seconds(100)], isAnswering: false)
    else {
      Issue.record("it is given up")
      return
    }
    #expect((80_000...120_000).contains((moment - Self.now).milliseconds))
    guard case .retry = outcome(.failure(.sample(.unreachable)), isAnswering: false) else {
      Issue.record("the first attempt is not counted")
      return
    }
  }

  @Test("Too many calls are no attempt, however many were made: it waits for the end of the pause")
  func rateLimited() {
    let until = Self.now + .seconds(300)
    #expect(
      outcome(.failure(.sample(.rateLimited)), attempts: 99, pausedUntil: until)
        == .postponed(until: until, error: "TikTok refused: rateLimited"))
  }

  @Test("What is postponed says whether TikTok may have done it all the same", arguments: [true, false])
  func perhapsDone(mayHaveHappened: Bool) {
    let probe = Self.now + .seconds(30)
    var failure = PlatformFailure.sample(.unreachable)
    failure.mayHaveHappened = mayHaveHappened
    #expect(
      outcome(.failure(failure), pausedUntil: probe)
        == .postponed(until: probe, error: failure.message, mayHaveHappened: mayHaveHappened))
    guard
      case .postponed(_, _, mayHaveHappened) = outcome(.failure(failure), attempts: 1, isAnswering: false)
    else {
      Issue.record("it is given up, or forgotten that it may have been done")
      return
    }
  }

  @Test("A lost authorisation is no attempt, and is not asked about without end")
  func reauthorise() {
    #expect(
      outcome(.failure(.sample(.reauthorise)), attempts: 99)
        == .postponed(until: Self.now + .seconds(5), error: "TikTok refused: reauthorise"))
  }

  @Test(
    "A reply that may have been sent is given up, whatever the failure; any other action is tried again",
    arguments: [PlatformFailure.Class.transient, .unreachable])
  func uncertain(kind: PlatformFailure.Class) {
    var failure = PlatformFailure.sample(kind)
    failure.mayHaveHappened = true
    guard case .dead(let error, .outcomeUnknown) = outcome(.failure(failure), of: .reply) else {
      Issue.record("the reply is not given up")
      return
    }
    #expect(error == "nobody knows whether the reply was sent; look at the video: TikTok refused: \(kind.rawValue)")
    guard case .retry = outcome(.failure(failure), of: .unhide) else {
      Issue.record("the unhide is not tried again")
      return
    }
  }

  @Test("A reply that was refused before anything was done waits or is tried again like any action")
  func refusedReply() {
    #expect(
      outcome(.failure(.sample(.rateLimited)), of: .reply)
        == .postponed(until: Self.now, error: "TikTok refused: rateLimited"))
    guard case .retry = outcome(.failure(.sample(.unreachable)), of: .reply) else {
      Issue.record("it is not tried again")
      return
    }
    #expect(outcome(.success("77"), of: .reply) == .replied(as: "77"))
    #expect(outcome(.success(nil), of: .reply) == .accepted)
  }
}
