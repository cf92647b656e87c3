internal import Moderation

struct DecisionOutput: Encodable {
  var verdict: Verdict
  var basis: String
  /// The rule that decided.
  @Nullable var rule: String?
  @Nullable var layer: RuleLayer?
  /// Of the deciding rule's layer, else of the lowest one there is.
  var ruleSetVersion: Int64
  var versions: RuleSetVersionsOutput
  var matches: [TextMatch]
  /// Every live rule that held, by rank.
  var fired: [FiredRule]
  var shadows: [ShadowMatch]
  var labels: [String]
  /// Not empty while the decision may still change.
  var awaitsScores: [String]

  init(_ decision: Decision) {
    verdict = decision.verdict
    basis = decision.basis.name
    _rule = Nullable(wrappedValue: decision.ruleID)
    _layer = Nullable(wrappedValue: decision.ruleLayer)
    ruleSetVersion = decision.ruleSetVersion
    versions = RuleSetVersionsOutput(decision.versions)
    matches = decision.matches
    fired = decision.fired
    shadows = decision.shadows
    labels = decision.labels
    awaitsScores = decision.awaitsScores
  }
}
