import Moderation
import Sealing

@testable import Reports

/// A report with something in every part, the same each time.
enum SampleReport {
  static let calendar = LocalCalendar(zone: "Europe/Berlin") ?? .utc
  static let tenantID = TenantID(rawValue: 1_000_001)
  static let madeAt = Timestamp("2026-11-02T08:15:00Z")!
  static let period = TimeRange(
    start: Timestamp("2026-09-30T22:00:00Z"), end: Timestamp("2026-10-31T23:00:00Z"))

  static func make(
    name: String = "Atelier Nord", colour: String = "#1f5f5b", days: Int = 31,
    rows: [DecisionLogRow] = DecisionLogSample.rows
  ) -> ClientReport {
    let writer = DecisionLogSample.log(rows, period: period)
    var report = ClientReport(
      name: name, colour: BrandColour(colour) ?? .usual, tenantID: tenantID, period: period, calendar: calendar,
      madeAt: madeAt, version: "1.0.0",
      terms: TopTable(
        rows: [("free followers", 412), ("dm me", 220), ("idiot", 96), ("=cmd|' /C calc'!A0", 3)].map(row)),
      offenders: TopTable(
        rows: [("@quickcash_24", 61), ("@n0_m3rcy", 33), ("@x\u{202E}gnp.exe", 8), ("<script>alert(1)</script>", 2)]
          .map(row)),
      timeToHidden: TimeToHiddenSummary(times(42)), coverage: ReportCoverage(delivered: 18_220, found: 41),
      log: writer.summary.summary)
    report.logText = writer.text
    report.days = (0..<days).map { day($0) }
    for day in report.days { report.verdicts.merge(day.verdicts, uniquingKeysWith: +) }
    report.events = [
      .created: report.verdicts.values.reduce(0, +), .hidden: 1480, .deleted: 212, .madePublic: 9,
    ]
    for day in 0..<7 { for hour in 0..<24 { report.week.add((day * 7 + hour * hour * 3) % 190, day: day, hour: hour) } }
    report.accounts = [
      account(1, "Atelier Nord", 9000, 30), account(2, "Nord Kids & <Family>", 4000, 80),
      account(3, "=Nord Outlet", 1200, 8),
    ]
    report.rules = [
      rule("spam-links", .gateway, .delete, 903, 880), rule("insults", .tenant, .hide, 512, 498),
      rule("ask-first", .account, .review, 210, 0),
    ]
    report.reviewers = [
      ReportReviewer(
        name: "mara", allowed: 310, hidden: 122, deleted: 14, inBulk: 60, overturned: 3, wait: .seconds(540)),
      ReportReviewer(name: nil, allowed: 4),
    ]
    report.outcomes = [
      ReportOutcome(kind: .delete, states: [.confirmed: 880, .failed: 2]),
      ReportOutcome(kind: .hide, states: [.confirmed: 1490, .accepted: 20, .requested: 1, .dead: 4]),
    ]
    return report
  }

  private static func row(_ name: String, _ count: Int) -> TopTable.Row { TopTable.Row(name: name, comments: count) }

  private static func day(_ index: Int) -> ReportDay {
    let base = 430 + (index * 37) % 190 + (index % 7 > 4 ? 160 : 0)
    return ReportDay(
      date: calendar.date(at: period.start!).adding(days: Int64(index)),
      verdicts: [
        .allow: base, .review: 8 + index % 5, .hold: index % 3, .hide: 40 + (index * 11) % 30, .delete: 12 + index % 9,
      ])
  }

  private static func account(_ id: Int64, _ name: String, _ comments: Int, _ seconds: Int) -> ReportAccount {
    ReportAccount(
      account: ClientReport.Account(id: AccountID(rawValue: id), name: name), events: comments + 90,
      verdicts: [.allow: comments, .review: 20, .hide: comments / 12, .delete: comments / 40],
      timeToHidden: TimeToHiddenSummary(times(seconds)), coverage: ReportCoverage(delivered: comments, found: 6))
  }

  private static func times(_ seconds: Int) -> TimeToHidden {
    var times = TimeToHidden()
    for measure in TimeToHidden.Measure.allCases {
      for step in 1...20 { times[measure].add(.milliseconds(seconds * step * 40 + measure.rawValue * 500)) }
    }
    return times
  }

  private static func rule(_ id: String, _ layer: RuleLayer, _ verdict: Verdict, _ hits: Int, _ acted: Int)
    -> ReportRule
  {
    ReportRule(
      count: RuleCount(ruleID: id, layer: layer, hits: hits, shadowHits: 0, acted: acted, overturned: hits / 100),
      verdict: verdict)
  }
}
