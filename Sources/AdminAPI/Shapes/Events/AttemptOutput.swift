internal import Moderation

/// One call to TikTok for an action.
struct AttemptOutput: Encodable {
  var number: Int
  var beganAt: Timestamp
  var endedAt: Timestamp
  var outcome: String
  @Nullable var error: String?

  init(_ attempt: Action.Attempt) {
    number = attempt.number
    beganAt = attempt.beganAt
    endedAt = attempt.endedAt
    outcome = attempt.outcome.rawValue
    _error = Nullable(wrappedValue: attempt.error)
  }
}
