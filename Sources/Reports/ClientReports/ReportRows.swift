public import Moderation

/// One day of a report, by the clocks of its time zone.
public struct ReportDay: Equatable, Sendable {
  public var date: LocalDate
  /// Comments that were moderated.
  public var verdicts: [Verdict: Int] = [:]

  public var comments: Int { verdicts.values.reduce(0, +) }
}

/// When comments come: by the day of the week, Monday first, and the hour of the day.
public struct ReportWeek: Equatable, Sendable {
  public private(set) var counts = Array(repeating: Array(repeating: 0, count: 24), count: 7)

  public var most: Int { counts.joined().max() ?? 0 }

  mutating func add(_ count: Int, day: Int, hour: Int) { counts[day][hour] += count }
}

/// One account of a report.
public struct ReportAccount: Equatable, Sendable {
  public var account: ClientReport.Account
  public var events = 0
  /// Of its comments that were moderated.
  public var verdicts: [Verdict: Int] = [:]
  public var timeToHidden: TimeToHiddenSummary
  public var coverage: ReportCoverage

  public var comments: Int { verdicts.values.reduce(0, +) }
}

/// One rule of a report.
public struct ReportRule: Equatable, Sendable {
  public var count: RuleCount
  /// What it decided, most often: nil where it decided nothing that is stored.
  public var verdict: Verdict?
}

/// What was there most often, of what there may be without end.
public struct TopTable: Equatable, Sendable {
  public struct Row: Equatable, Sendable {
    public var name: String
    public var comments: Int
  }

  public var rows: [Row] = []
  /// The most by which a count is too low; 0 where all are exact.
  public var uncertainty = 0

  public init(rows: [Row] = [], uncertainty: Int = 0) {
    self.rows = rows
    self.uncertainty = uncertainty
  }
}

/// What one reviewer did.
public struct ReportReviewer: Equatable, Sendable {
  /// Nil for people who are no operators any more.
  public var name: String?
  public var allowed = 0
  public var hidden = 0
  public var deleted = 0
  public var inBulk = 0
  public var overturned = 0
  /// Half of the days' medians of how long comments waited are no longer.
  public var wait: Duration?

  public var decided: Int { allowed + hidden + deleted }
}

/// How far the actions of one kind came.
public struct ReportOutcome: Equatable, Sendable {
  public var kind: Action.Kind
  public var states: [Action.State: Int] = [:]

  public var asked: Int { states.values.reduce(0, +) }
}
