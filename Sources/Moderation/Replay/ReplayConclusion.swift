/// What the rules in force say to one stored comment.
public struct ReplayConclusion: Equatable, Sendable {
  public enum Outcome: Equatable, Sendable {
    case reviewed
    case own
    case awaitsScores
    /// `expected` is what comes of `decision` where rules that are past their fuse ask for review.
    case decided(Decision, expected: Decision)
  }

  public var eventID: EventID
  /// The stored decision.
  public var earlier: Decision
  public var outcome: Outcome

  public init(eventID: EventID, earlier: Decision, outcome: Outcome) {
    self.eventID = eventID
    self.earlier = earlier
    self.outcome = outcome
  }
}

extension Decision {
  /// Whether the comment is decided alike and for the same reason, whichever version said so.
  public func says(_ other: Decision) -> Bool {
    verdict == other.verdict && basis == other.basis && ruleID == other.ruleID && ruleLayer == other.ruleLayer
      && labels == other.labels
  }
}
