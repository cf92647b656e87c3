internal import Moderation

struct DecisionOutput: Encodable {
  var verdict: Verdict
  var basis: String
  @Nullable var rule: String?
  var ruleSetVersion: Int64
  var matches: [TextMatch]
  var shadows: [ShadowMatch]

  init(_ decision: Decision) {
    verdict = decision.verdict
    basis = decision.basis.name
    _rule = Nullable(wrappedValue: decision.ruleID)
    ruleSetVersion = decision.ruleSetVersion
    matches = decision.matches
    shadows = decision.shadows
  }
}
