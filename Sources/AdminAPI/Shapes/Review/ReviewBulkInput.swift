internal import Moderation

/// One verdict on all comments of the queue that fit.
struct ReviewBulkInput {
  var verdict: Verdict
  var filter: ReviewQueueFilter
  /// What a preview answered; empty in one.
  var token: String

  init(_ body: [UInt8], isPreview: Bool) throws(Problem) {
    var fields = try BodyFields(body)
    let verdict = fields.optionalChoice("verdict", among: [Verdict.allow, .hide, .delete]) { $0.name }
    if verdict == nil { fields.require("verdict") }
    self.verdict = verdict ?? .allow
    filter = ReviewQueueFilter(&fields, verdict: "decided_as")
    token = isPreview ? "" : fields.text("token", .sha256)
    try fields.finish()
  }
}
