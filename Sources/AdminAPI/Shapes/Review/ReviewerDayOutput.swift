internal import Moderation

struct ReviewerDayOutput: Encodable {
  @Nullable var reviewer: OperatorID?
  @Nullable var reviewerName: String?
  /// `2026-11-24`, in UTC.
  var day: String
  var decided: Int
  var allowed: Int
  var hidden: Int
  var deleted: Int
  var inBulk: Int
  @Nullable var medianWaitSeconds: Double?
  var overturned: Int
  /// Of all comments decided about, those in bulk included.
  var overturnRate: Double

  /// `names` are those of operators.
  init(_ day: ReviewerDay, names: [OperatorID: String]) {
    _reviewer = Nullable(wrappedValue: day.reviewer)
    _reviewerName = Nullable(wrappedValue: day.reviewer.flatMap { names[$0] })
    self.day = day.day.dayText
    decided = day.decided
    allowed = day.allowed
    hidden = day.hidden
    deleted = day.deleted
    inBulk = day.inBulk
    _medianWaitSeconds = Nullable(wrappedValue: day.medianWait.map { Double($0.milliseconds) / 1000 })
    overturned = day.overturned
    overturnRate = Double(day.overturned) / Double(max(1, day.decided + day.inBulk))
  }
}
