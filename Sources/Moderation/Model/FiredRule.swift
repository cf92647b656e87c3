/// A live rule that held for a comment.
public struct FiredRule: Hashable, Codable, Sendable {
  public var ruleID: String
  public var layer: RuleLayer
  /// Nil for a rule that has side effects only.
  public var verdict: Verdict?

  public init(ruleID: String, layer: RuleLayer, verdict: Verdict?) {
    self.ruleID = ruleID
    self.layer = layer
    self.verdict = verdict
  }

  private enum CodingKeys: String, CodingKey {
    case ruleID = "rule"
    case layer
    case verdict
  }
}
