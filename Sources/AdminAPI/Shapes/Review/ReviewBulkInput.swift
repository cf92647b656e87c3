internal import Moderation

/// One verdict on all comments of the queue that fit.
struct ReviewBulkInput {
  var verdict: Verdict
  var filter: ReviewQueueFilter
  /// What a preview answered; empty in one.
  var confirmation: String

  init(_ body: [UInt8], isPreview: Bool) throws(Problem) {
    var fields = try BodyFields(body)
    verdict = fields.verdictOfPerson("verdict")
    filter = ReviewQueueFilter(&fields, verdict: "decided_as")
    confirmation = isPreview ? "" : fields.text("confirmation", .sha256)
    try fields.finish()
  }
}
