public import Moderation

/// What a client is told about a period, in figures.
public struct ClientReport: Sendable {
  public var name: String
  public var colour: BrandColour
  public var tenantID: TenantID
  /// Nil for all of the tenant's accounts.
  public var account: Account?
  public var period: TimeRange
  public var calendar: LocalCalendar
  public var madeAt: Timestamp
  /// Of the gateway.
  public var version: String

  public var events: [CommentEvent.Kind: Int] = [:]
  /// Of comments that were moderated.
  public var verdicts: [Verdict: Int] = [:]
  /// Every day of the period, whether or not anything came.
  public var days: [ReportDay] = []
  public var week = ReportWeek()
  public var accounts: [ReportAccount] = []
  public var rules: [ReportRule] = []
  public var terms: TopTable
  public var offenders: TopTable
  public var timeToHidden: TimeToHiddenSummary
  public var coverage: ReportCoverage
  /// Nil for a report about one account: reviewers work for all of a tenant's.
  public var reviewers: [ReportReviewer]?
  public var outcomes: [ReportOutcome] = []
  /// From when on all comments are stored, where that is not since the period began.
  public var storedSince: Timestamp?
  public var log: DecisionLogSummary
  /// Nil where it has too many rows to go along.
  public var logText: String?

  /// One account, as it is named.
  public struct Account: Equatable, Sendable {
    public var id: AccountID
    public var name: String

    public init(id: AccountID, name: String) {
      self.id = id
      self.name = name
    }
  }
}

extension ClientReport {
  /// Comments that people wrote.
  public var comments: Int { events[.created] ?? 0 }
  /// Comments that were hidden or deleted, or hidden until a person has looked.
  public var removed: Int { [.hold, .hide, .delete].reduce(0) { $0 + (verdicts[$1] ?? 0) } }
  public var isEmpty: Bool { events.isEmpty }

  var title: String {
    "Comment moderation for \(name)" + (account.map { " · \($0.name)" } ?? "") + ", \(spokenPeriod)"
  }

  /// `1 to 31 October 2026`, by the clocks of the report's time zone.
  var spokenPeriod: String {
    guard let start = period.start, let end = period.end else { return "" }
    let startsAtMidnight = calendar.start(of: calendar.date(at: start)) == start
    let endsAtMidnight = calendar.start(of: calendar.date(at: end)) == end
    guard startsAtMidnight, endsAtMidnight, start < end else {
      return "\(calendar.text(start)) to \(calendar.text(end))"
    }
    return SpokenDates.words(from: calendar.date(at: start), through: calendar.date(at: end).adding(days: -1))
  }
}
