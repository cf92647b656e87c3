/// The whole days, of one time zone, that a report covers.
public struct ReportedDays: Hashable, Sendable {
  /// By its dates a period is known again when the zone is changed.
  public var first: LocalDate
  /// Covered too.
  public var last: LocalDate
  public var start: Timestamp
  /// When the last day is over: not covered.
  public var end: Timestamp

  public init(first: LocalDate, last: LocalDate, start: Timestamp, end: Timestamp) {
    self.first = first
    self.last = last
    self.start = start
    self.end = end
  }

  /// Up to the day before `next`.
  init(from first: LocalDate, until next: LocalDate, in calendar: LocalCalendar) {
    self.init(
      first: first, last: next.adding(days: -1), start: calendar.start(of: first), end: calendar.start(of: next))
  }

  public var range: TimeRange { TimeRange(start: start, end: end) }
}

extension ReportedDays: CustomStringConvertible {
  /// `2026-11-16 to 2026-11-22`
  public var description: String { "\(first) to \(last)" }
}
