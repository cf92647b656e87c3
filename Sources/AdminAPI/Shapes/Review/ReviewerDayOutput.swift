internal import Moderation

struct ReviewerDayOutput: Encodable {
  @Nullable var reviewer: OperatorID?
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

  init(_ day: ReviewerDay) {
    _reviewer = Nullable(wrappedValue: day.reviewer)
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
