/// Everything that led to a decision, for people who ask why.
public struct DecisionExplanation: Equatable, Sendable {
  public var decision: Decision
  /// The forms of the text in which terms were sought, the text as typed first; empty where there is no text.
  public var views: [TextView]
  /// Every live rule by rank, then every shadow rule by id.
  public var rules: [RuleOutcome]
  /// Which rule won and why, in an English sentence or two.
  public var reason: String

  /// One form of a text.
  public struct TextView: Equatable, Sendable {
    public var name: String
    public var text: String
  }
}
