internal import Moderation

/// Turns what TikTok answered into what becomes of the action.
struct ActionAttempt {
  /// How long to leave an account alone whose authorisation was lost. It is disconnected, so that its actions wait
  /// longer than this; should it be connected all the same, this keeps us from asking without end.
  static let reauthorisationPause = Duration.seconds(5)

  let action: Action
  let schedule: RetrySchedule

  /// `result` holds the id of the reply that was written, if one was and TikTok said under which. `pause` is when the
  /// account may call again after too many calls.
  func outcome(
    of result: Result<String?, PlatformFailure>, at moment: Timestamp, pausedUntil pause: Timestamp?,
    using generator: inout some RandomNumberGenerator
  ) -> AttemptOutcome {
    let failure: PlatformFailure
    switch result {
    case .success(let reply?): return .replied(as: reply)
    case .success(nil): return .accepted
    case .failure(let error): failure = error
    }
    // Hiding twice changes nothing; a second reply stands under the comment for everybody to see.
    if action.carriedOutAs == .reply, failure.mayHaveHappened {
      return .dead(error: "nobody knows whether the reply was sent; look at the video: " + failure.message)
    }
    switch failure.kind {
    case .gone:
      return .confirmed
    case .permission, .permanent:
      return .failed(error: failure.message)
    case .rateLimited:
      return .postponed(until: pause ?? moment, error: failure.message)
    case .reauthorise:
      return .postponed(until: moment + Self.reauthorisationPause, error: failure.message)
    // The client answers a rejected token itself, with a fresh one or with `reauthorise`.
    case .tokenRejected, .transient, .unreachable:
      guard let next = schedule.next(afterAttempts: action.failedAttempts + 1, at: moment, using: &generator) else {
        return .dead(error: failure.message)
      }
      return .retry(at: next, error: failure.message)
    }
  }
}
