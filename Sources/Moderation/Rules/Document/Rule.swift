/// One rule of a rule set: when its condition holds, it asks for its verdict.
public struct Rule: Equatable, Sendable {
  public enum Mode: String, CaseIterable, Sendable {
    /// Takes part in the decision.
    case live
    /// Evaluated and reported, never decides.
    case shadow
    /// Not evaluated.
    case off
  }

  /// Unique in its rule set: 1 to 64 of `a-z`, `0-9` and `-`.
  public let id: String
  /// For people; at most 200 characters.
  public let name: String?
  public let mode: Mode
  /// `allow` makes the rule an allow list, which outranks every other verdict.
  public let verdict: Verdict
  public let when: Condition
}
