/// What one rule came to for one comment.
public struct RuleOutcome: Equatable, Sendable {
  public enum Result: String, CaseIterable, Sendable {
    case holds
    case fails
    /// It depends on something that is not known: a text that is missing, an answer not asked for yet.
    case unknown
    /// Its time is over; its condition was not asked.
    case expired

    init(_ truth: Truth) {
      switch truth {
      case .yes: self = .holds
      case .no: self = .fails
      case .unknown: self = .unknown
      }
    }
  }

  public var ruleID: String
  public var name: String?
  public var layer: RuleLayer
  /// Of its layer's rule set.
  public var version: Int64
  public var mode: Rule.Mode
  public var verdict: Verdict?
  public var result: Result
  /// Each condition that combines no others, in the order of the document.
  public var conditions: [ConditionOutcome]
  /// What it found in the text, in order of appearance.
  public var matches: [TextMatch]
}

/// What one condition of a rule came to.
public struct ConditionOutcome: Equatable, Sendable {
  /// A JSON pointer within the rule: `/when/all/0/words`.
  public var path: String
  public var result: RuleOutcome.Result
}
