internal import Moderation

/// Which stored comments are to be compared.
struct ReplayInput {
  var selection: ReplaySelection

  /// Without `to`, those that were received before `now`.
  init(_ body: [UInt8], at now: Timestamp) throws(Problem) {
    var fields = try BodyFields(body)
    let (start, end) = (fields.optionalMoment("from"), fields.optionalMoment("to") ?? now)
    selection = ReplaySelection(
      accountID: fields.optionalID("account", AccountID.self), received: TimeRange(start: start, end: end),
      verdict: fields.optionalChoice("verdict", among: Verdict.allCases) { $0.name },
      label: fields.optionalText("label", .name), ruleID: fields.optionalText("rule", .ruleID))
    if let start, end <= start { fields.fault("to", "must be after from") }
    try fields.finish()
  }
}
