internal import Moderation

extension ReviewQueueFilter {
  private static let waiting: [Verdict] = [.review, .hold]

  /// Which comments of the queue a query asks for.
  init(_ query: inout QueryFields) {
    self.init(
      accountID: query.id("account", AccountID.self),
      verdict: query.choice("verdict", among: Self.waiting) { $0.name }, ruleID: query.text("rule", .ruleID),
      label: query.text("label", .name), holder: query.id("holder", OperatorID.self))
  }

  /// Which ones a body asks for. `verdict` is the member that says how the rules decided.
  init(_ fields: inout BodyFields, verdict: String) {
    self.init(
      accountID: fields.optionalID("account", AccountID.self),
      verdict: fields.optionalChoice(verdict, among: Self.waiting) { $0.name },
      ruleID: fields.optionalText("rule", .ruleID), label: fields.optionalText("label", .name))
  }
}
