internal import Moderation

/// A rule that ran past its fuse.
struct RuleDemotionOutput: Encodable {
  var rule: String
  var layer: RuleLayer
  var reason: String
  var since: Timestamp

  init(_ demotion: RuleDemotion) {
    rule = demotion.ruleID
    layer = demotion.layer
    reason = demotion.reason
    since = demotion.since
  }
}
