internal import Moderation

/// Which version's effects are to be undone, and of which comments.
struct UndoInput {
  var layer: RuleLayer
  var account: AccountID?
  var version: Int64
  /// By the time the comments were received.
  var received: TimeRange

  init(_ body: [UInt8], at now: Timestamp) throws(Problem) {
    var fields = try BodyFields(body)
    account = fields.optionalID("account", AccountID.self)
    layer =
      fields.optionalChoice("layer", among: RuleLayer.allCases) { $0.name } ?? (account == nil ? .tenant : .account)
    version = fields.integer("version", in: 1...Int64.max)
    let start = fields.optionalMoment("from")
    let end = fields.optionalMoment("to") ?? now
    received = TimeRange(start: start, end: end)
    if layer == .account && account == nil { fields.fault("layer", "needs an account beside it") }
    if layer != .account && account != nil { fields.fault("account", "goes with the layer account only") }
    if let start {
      if end <= start { fields.fault("to", "must be after from") }
      if end - start > Self.longest { fields.fault("from", "must be at most 90 days before to") }
    } else {
      fields.require("from")
    }
    try fields.finish()
  }

  private static let longest = Duration.seconds(90 * 86_400)
}
