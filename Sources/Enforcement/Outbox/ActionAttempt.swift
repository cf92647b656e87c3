internal import Moderation

/// Turns what TikTok answered into what becomes of the action.
struct ActionAttempt {
  /// How long to leave an account alone whose authorisation was lost. It is disconnected, so that its actions wait
  /// longer than this; should it be connected all the same, this keeps us from asking without end.
  static let reauthorisationPause = Duration.seconds(5)

  let action: Action
  let schedule: RetrySchedule
  /// When the account may call again, after too many calls or while most of them fail.
  var pause: Timestamp?
  /// Whether TikTok has answered other calls as it should since this action was tried before.
  var isAnswering = true

  /// `result` holds the id of the reply that was written, if one was and TikTok said under which.
  func outcome(
    of result: Result<String?, PlatformFailure>, at moment: Timestamp, using generator: inout some RandomNumberGenerator
  ) -> AttemptOutcome {
    let failure: PlatformFailure
    switch result {
    case .success(let reply?): return .replied(as: reply)
    case .success(nil): return .accepted
    case .failure(let error): failure = error
    }
    // Hiding twice changes nothing; a second reply stands under the comment for everybody to see.
    if action.carriedOutAs == .reply, failure.mayHaveHappened {
      return .dead(
        error: "nobody knows whether the reply was sent; look at the video: " + failure.message,
        because: .outcomeUnknown)
    }
    switch failure.kind {
    case .gone:
      return .confirmed
    case .permission, .permanent:
      return .failed(error: failure.message, because: Action.Failure(failure.kind))
    case .rateLimited:
      return postponed(until: pause ?? moment, after: failure)
    case .reauthorise:
      return postponed(until: moment + Self.reauthorisationPause, after: failure)
    // It was renewed: the call is made again, as one of its own.
    case .tokenRejected:
      return postponed(until: pause ?? moment, after: failure)
    case .transient, .unreachable:
      // Most calls fail, so it is not this action's fault.
      if let pause { return postponed(until: pause, after: failure) }
      let attempts = action.failedAttempts
      if let next = schedule.next(afterAttempts: attempts + 1, at: moment, using: &generator) {
        return .retry(at: next, error: failure.message)
      }
      // Too few calls to tell, and none of them succeeded: an action must not end because TikTok is down.
      if !isAnswering, let last = schedule.next(afterAttempts: attempts, at: moment, using: &generator) {
        return postponed(until: last, after: failure)
      }
      return .dead(error: failure.message, because: Action.Failure(failure.kind))
    }
  }

  private func postponed(until moment: Timestamp, after failure: PlatformFailure) -> AttemptOutcome {
    .postponed(until: moment, error: failure.message, mayHaveHappened: failure.mayHaveHappened)
  }
}
