extension Action {
  /// One call to TikTok for an action, and what came of it. Calls that were turned away before TikTok could do anything
  /// (too many, or a lost authorisation) are none.
  public struct Attempt: Equatable, Sendable {
    /// The raw values are stored and shown: never rename.
    public enum Outcome: String, CaseIterable, Sendable {
      /// TikTok answered that it will be done.
      case accepted
      /// TikTok answered that the comment was gone already.
      case confirmed
      /// Accepted, and a look at the comment found that it was not done.
      case drifted
      /// It failed and was to be tried again.
      case retry
      /// No answer that says whether it was done, for a reason that does not use up attempts.
      case postponed
      /// Trying again could not have helped.
      case failed
      /// It was the last of its schedule.
      case dead
    }

    /// 1 for the action's first.
    public var number: Int
    public var beganAt: Timestamp
    public var endedAt: Timestamp
    public var outcome: Outcome
    /// Why it came to nothing, in words safe to show; nil where it did not, or where the comment was erased.
    public var error: String?

    public init(number: Int, beganAt: Timestamp, endedAt: Timestamp, outcome: Outcome, error: String?) {
      self.number = number
      self.beganAt = beganAt
      self.endedAt = endedAt
      self.outcome = outcome
      self.error = error
    }
  }
}
