internal import Moderation

/// A draft, and the stored comments to hold it against what is in force.
struct BackTestInput {
  var draft: RuleDraftInput
  var account: AccountID?
  /// How many days back.
  var days: Int64
  /// Of those the newest this many; nil for all.
  var newest: Int?
  /// One in this many.
  var oneIn: Int

  init(_ body: [UInt8]) throws(Problem) {
    var fields = try BodyFields(body)
    account = fields.optionalID("account", AccountID.self)
    let draft = RuleDraftInput(in: &fields, account: account)
    if draft == nil { fields.require("rule_set") }
    days = fields.optionalInteger("days", in: 1...3650) ?? 30
    newest = fields.optionalInteger("newest", in: 1...100_000_000).map { Int($0) }
    oneIn = Int(fields.optionalInteger("one_in", in: 1...1_000_000) ?? 1)
    self.draft = draft ?? RuleDraftInput(layer: .tenant, document: .null)
    try fields.finish()
  }

  func selection(at now: Timestamp) -> CommentSelection {
    CommentSelection(
      account: account, received: TimeRange(start: now - .seconds(days * 86_400)), newest: newest, oneIn: oneIn)
  }
}
