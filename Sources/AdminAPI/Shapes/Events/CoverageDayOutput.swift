internal import Moderation

/// How complete deliveries for one account were on one day of UTC.
struct CoverageDayOutput: Encodable {
  var accountID: AccountID
  /// `2026-11-24`
  var day: String
  var delivered: Int
  var found: Int
  var late: Int
  var total: Int
  @Nullable var comparedAt: Timestamp?

  init(_ day: CoverageDay) {
    accountID = day.accountID
    self.day = day.day.dayText
    delivered = day.delivered
    found = day.found
    late = day.late
    total = day.total
    _comparedAt = Nullable(wrappedValue: day.comparedAt)
  }
}
