internal import Moderation

/// A rule that ran past its fuse.
struct RuleDemotionOutput: Encodable {
  var rule: String
  var layer: RuleLayer
  /// Whose rule it is, where it is an account's own.
  @Nullable var accountID: AccountID?
  var reason: String
  var since: Timestamp

  init(_ demotion: RuleDemotion) {
    rule = demotion.ruleID
    layer = demotion.layer
    _accountID = Nullable(wrappedValue: demotion.accountID)
    reason = demotion.reason
    since = demotion.since
  }
}
