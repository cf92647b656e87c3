internal import Moderation

/// Which dead letters are to be retried, and what was seen of them before.
struct DeadLetterInput {
  var filter: DeadLetterFilter
  /// As a preview gave it.
  var confirmation: String

  init(_ body: [UInt8], isConfirmed: Bool) throws(Problem) {
    var fields = try BodyFields(body)
    filter = DeadLetterFilter(
      accountID: fields.optionalID("account", AccountID.self),
      kind: fields.optionalChoice("kind", among: Action.Kind.allCases) { $0.name },
      failure: fields.optionalChoice("failure", among: Action.Failure.allCases) { $0.rawValue },
      givenUp: TimeRange(start: fields.optionalMoment("from"), end: fields.optionalMoment("to")))
    confirmation = isConfirmed ? fields.text("confirmation", .confirmation) : ""
    if let start = filter.givenUp.start, let end = filter.givenUp.end, end <= start {
      fields.fault("to", "must be after from")
    }
    try fields.finish()
  }
}
