internal import Moderation

/// Which parked deliveries are to be retried, and whether that is only to be tried out.
struct ParkedRetryInput {
  var isDry: Bool
  /// The newest that is meant; nil for a dry run that means all there are.
  var end: Int64?
  /// What to go on behind.
  var start: Int64

  init(_ body: [UInt8]) throws(Problem) {
    var fields = try BodyFields(body)
    isDry = fields.optionalFlag("dry_run") ?? false
    // One larger than any id means all of them, or none.
    end = fields.optionalText("up_to", .parkedID).map { Int64($0) ?? .max }
    start = fields.optionalText("after", .parkedID).map { Int64($0) ?? .max } ?? 0
    if end == nil, !isDry, !fields.isWrong("up_to") {
      fields.fault("up_to", "is required")
      fields.fault("dry_run", "may be true instead, which answers what up_to may be")
    }
    try fields.finish()
  }
}
