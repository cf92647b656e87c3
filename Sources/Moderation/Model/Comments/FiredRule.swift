/// A live rule that held for a comment.
public struct FiredRule: Hashable, Codable, Sendable {
  public var ruleID: String
  public var layer: RuleLayer
  /// Nil for a rule that has side effects only.
  public var verdict: Verdict?
  /// Enforced where decisions are stored; not part of what is stored.
  public var fuse: RuleFuse?

  public init(ruleID: String, layer: RuleLayer, verdict: Verdict?, fuse: RuleFuse? = nil) {
    self.ruleID = ruleID
    self.layer = layer
    self.verdict = verdict
    self.fuse = fuse
  }

  private enum CodingKeys: String, CodingKey {
    case ruleID = "rule"
    case layer
    case verdict
  }
}
