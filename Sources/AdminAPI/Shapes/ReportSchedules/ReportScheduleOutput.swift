internal import Moderation

struct ReportScheduleOutput: Encodable {
  var id: ReportScheduleID
  var name: String
  var every: String
  /// Null for what comes every month.
  @Nullable var weekday: String?
  /// Of the month; null for what comes every week.
  @Nullable var day: Int?
  var hour: Int
  var timeZone: String
  /// Empty where it goes to a channel.
  var recipients: [String]
  @Nullable var channelID: AlertChannelID?
  var formats: [String]
  /// Null for all.
  @Nullable var accountID: AccountID?
  var disabled: Bool
  /// Null while it is disabled.
  @Nullable var nextAt: Timestamp?
  var createdAt: Timestamp
  var updatedAt: Timestamp

  init(_ schedule: ReportSchedule) {
    let order = schedule.order
    id = schedule.id
    name = order.name
    every = order.rhythm.weekday == nil ? "month" : "week"
    _weekday = Nullable(wrappedValue: order.rhythm.weekday?.rawValue)
    _day = Nullable(wrappedValue: order.rhythm.day)
    hour = order.rhythm.hour
    timeZone = schedule.zone
    switch order.target {
    case .mailboxes(let addresses):
      recipients = addresses
      _channelID = Nullable(wrappedValue: nil)
    case .channel(let id):
      recipients = []
      _channelID = Nullable(wrappedValue: id)
    }
    formats = ReportOrder.Format.allCases.filter(order.formats.contains).map(\.rawValue)
    _accountID = Nullable(wrappedValue: order.coverage.accountID)
    disabled = order.isDisabled
    _nextAt = Nullable(wrappedValue: order.isDisabled ? nil : schedule.nextAt)
    createdAt = schedule.createdAt
    updatedAt = schedule.updatedAt
  }
}

extension ReportRhythm {
  /// Nil for what comes every month.
  var weekday: Weekday? { if case .week(let weekday) = every { weekday } else { nil } }

  /// Of the month; nil for what comes every week.
  var day: Int? { if case .month(let day) = every { day } else { nil } }
}
