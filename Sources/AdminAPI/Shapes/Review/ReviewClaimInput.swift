internal import Moderation

/// How many comments a reviewer wants, and which.
struct ReviewClaimInput {
  private static let usual: Int64 = 10

  var limit: Int
  var filter: ReviewQueueFilter

  init(_ body: [UInt8]) throws(Problem) {
    var fields = try BodyFields(body)
    limit = Int(fields.optionalInteger("limit", in: 1...Int64(ReviewLease.limit)) ?? Self.usual)
    filter = ReviewQueueFilter(&fields, verdict: "verdict")
    try fields.finish()
  }
}
