internal import Moderation

struct ReviewOutput: Encodable {
  var eventID: EventID
  var verdict: Verdict
  @Nullable var reviewer: OperatorID?
  var createdAt: Timestamp

  init(_ review: Review) {
    eventID = review.eventID
    verdict = review.verdict
    _reviewer = Nullable(wrappedValue: review.reviewer)
    createdAt = review.createdAt
  }
}
