internal import Moderation

/// Turns what TikTok answered into what becomes of the action.
struct ActionAttempt {
  let action: Action
  let schedule: RetrySchedule

  /// `pause` is when the account may call again after too many calls.
  func outcome(
    of result: Result<Void, PlatformFailure>, at moment: Timestamp, pausedUntil pause: Timestamp?,
    using generator: inout some RandomNumberGenerator
  ) -> AttemptOutcome {
    guard case .failure(let failure) = result else { return .accepted }
    switch failure.kind {
    case .gone:
      return .confirmed
    case .permission, .permanent:
      return .failed(error: failure.message)
    case .rateLimited:
      return .postponed(until: pause ?? moment, error: failure.message)
    case .tokenRejected, .reauthorise:
      // The account is disconnected; its actions wait until it is authorised again.
      return .postponed(until: moment, error: failure.message)
    case .transient, .unreachable:
      guard let next = schedule.next(afterAttempts: action.attempts + 1, at: moment, using: &generator) else {
        return .dead(error: failure.message)
      }
      return .retry(at: next, error: failure.message)
    }
  }
}
