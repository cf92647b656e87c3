import FoundationEssentials
import Moderation
import Testing

@testable import Reports

@Suite struct LogReportTests {
  private let report = LogReport(
    tenant: "Acme", account: nil,
    totals: ReportTotals(
      totalEvents: 1234, byType: ["comment.created": 1000, "comment.deleted": 117, "comment.hidden": 117],
      byAction: ["allow": 900, "delete": 100, "none": 234],
      first: Timestamp("2026-11-24T09:30:00Z"), last: Timestamp("2026-11-24T10:00:00.250Z")),
    coverage: ReportCoverage(delivered: 950, found: 50), requested: TimeRange(start: Timestamp("2026-11-01")))

  @Test("the text form sorts by count and then by name, and aligns its columns")
  func text() {
    #expect(
      report.text == """
        Moderation log report

        Tenant          Acme
        Requested       since 2026-11-01T00:00:00.000Z

        Total events    1,234
        First event     2026-11-24T09:30:00.000Z
        Last event      2026-11-24T10:00:00.250Z
        Delivered       950
        Found besides   50

        By type
          comment.created  1,000   81.0 %
          comment.deleted    117    9.5 %
          comment.hidden     117    9.5 %

        By action
          allow   900   72.9 %
          none    234   19.0 %
          delete  100    8.1 %

        """)
  }

  @Test("the JSON form has the keys of the admin API, null where nothing is known")
  func json() {
    #expect(
      report.json()
        == #"{"account":null,"by_action":{"allow":900,"delete":100,"none":234},"by_type":{"comment.created":1000,"#
        + #""comment.deleted":117,"comment.hidden":117},"coverage":{"delivered":950,"found":50},"#
        + #""requested_range":{"since":"2026-11-01T00:00:00.000Z","#
        + #""until":null},"tenant":"Acme","time_range":{"first":"2026-11-24T09:30:00.000Z","#
        + #""last":"2026-11-24T10:00:00.250Z"},"total_events":1234}"#)
  }

  @Test("reading the JSON form gives the same report")
  func roundTrip() throws {
    #expect(try JSONDecoder().decode(LogReport.self, from: Data(report.json().utf8)) == report)
    let empty = LogReport(tenant: "t", account: "a", totals: ReportTotals(), requested: .always)
    #expect(try JSONDecoder().decode(LogReport.self, from: Data(empty.json().utf8)) == empty)
  }

  @Test("a report without events says so")
  func empty() {
    let text = LogReport(tenant: "t", account: "acc", totals: ReportTotals(), requested: .always).text
    #expect(text.contains("Account         acc\n"))
    #expect(text.contains("Requested       all time\n"))
    #expect(text.contains("Total events    0\nFirst event     none\nLast event      none\n"))
    #expect(text.hasSuffix("By type\n  none\n\nBy action\n  none\n"))
  }

  @Test("names from outside neither break the terminal nor the 80 columns")
  func hostileNames() {
    let hostile = "\u{1B}[31mred\u{202E}" + String(repeating: "宽", count: 100)
    let totals = ReportTotals(totalEvents: .max, byType: [hostile: .max / 4000], byAction: ["a\nb": 1])
    let text = LogReport(tenant: hostile, account: hostile, totals: totals, requested: .always).text
    #expect(!text.contains("\u{1B}") && !text.contains("\u{202E}"))
    #expect(text.contains(#"a\nb"#))
    for line in text.split(separator: "\n") { #expect(VisibleText.columns(of: String(line)) <= 80) }
  }

  @Test("percentages do not overflow on large counts")
  func largeCounts() {
    let totals = ReportTotals(totalEvents: .max, byType: ["x": .max], byAction: [:])
    #expect(LogReport(tenant: "t", account: nil, totals: totals, requested: .always).text.contains("100.0 %"))
  }
}
