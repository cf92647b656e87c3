/// A client report, ready to be sent: the same figures in three forms.
public struct MadeClientReport: Sendable {
  /// Of the page and of a message that brings it, such as `Comment moderation for Acme, 1 to 31 October 2026`.
  public var title: String
  /// The tenant's display name.
  public var name: String
  /// What it is about; both ends are set.
  public var period: TimeRange
  /// By whose clocks it counts.
  public var calendar: LocalCalendar
  public var madeAt: Timestamp
  /// One page that loads nothing, for people.
  public var html: String
  /// One table, for spreadsheet programs; begins with a byte order mark.
  public var csv: String
  public var json: String
  public var decisionLog: DecisionLogSummary

  public init(
    title: String, name: String, period: TimeRange, in calendar: LocalCalendar, madeAt: Timestamp, html: String,
    csv: String, json: String, decisionLog: DecisionLogSummary
  ) {
    self.title = title
    self.name = name
    self.period = period
    self.calendar = calendar
    self.madeAt = madeAt
    self.html = html
    self.csv = csv
    self.json = json
    self.decisionLog = decisionLog
  }

  /// `acme-2026-10-01-to-2026-10-31`: what a file of it is called, without what tells its form.
  public var fileName: String { ReportFileName.make(name, period, in: calendar) }
}
