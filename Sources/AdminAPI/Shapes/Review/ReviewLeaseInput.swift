internal import Moderation

/// Which of the comments that a reviewer has are meant; nil for all.
struct ReviewLeaseInput {
  private static let limit = 1000

  var events: [EventID]?

  init(_ body: [UInt8]) throws(Problem) {
    var fields = try BodyFields(body)
    events = fields.optionalIDs("events", EventID.self, atMost: Self.limit)
    try fields.finish()
  }
}
