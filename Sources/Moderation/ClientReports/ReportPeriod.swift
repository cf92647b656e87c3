/// Stretches of time that reports are about, by the clocks of one time zone.
public enum ReportPeriod {
  /// The longest that one report is about.
  public static let longest = Duration.seconds(400 * 86_400)

  /// The last month, week or day that was over at `moment`.
  public static func last(_ unit: Unit, before moment: Timestamp, in calendar: LocalCalendar) -> TimeRange {
    let today = calendar.date(at: moment)
    let end: LocalDate
    let start: LocalDate
    switch unit {
    case .day: (start, end) = (today.adding(days: -1), today)
    case .week:
      end = today.adding(days: -today.daysSinceMonday)
      start = end.adding(days: -7)
    case .month:
      end = today.firstOfMonth
      start = end.adding(days: -1).firstOfMonth
    }
    return TimeRange(start: calendar.start(of: start), end: calendar.start(of: end))
  }

  public enum Unit: String, CaseIterable, Sendable { case day, week, month }
}
