/// A shadow rule that would have given this verdict, had it been live.
public struct ShadowMatch: Hashable, Codable, Sendable {
  public var ruleID: String
  /// Nil for a rule that has side effects only.
  public var verdict: Verdict?
  public var layer: RuleLayer

  public init(ruleID: String, verdict: Verdict?, layer: RuleLayer = .tenant) {
    self.ruleID = ruleID
    self.verdict = verdict
    self.layer = layer
  }

  private enum CodingKeys: String, CodingKey {
    case ruleID = "rule"
    case verdict
    case layer
  }

  /// Rows written before there were layers name none: those rules were the tenant's.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    ruleID = try container.decode(String.self, forKey: .ruleID)
    verdict = try container.decodeIfPresent(Verdict.self, forKey: .verdict)
    layer = try container.decodeIfPresent(RuleLayer.self, forKey: .layer) ?? .tenant
  }
}
