import Foundation
import Moderation
import Testing

@testable import Reports

@Suite struct ClientReportFormsTests {
  /// Against a file beside the tests. `UPDATE_GOLDENS=1` writes what is there now: look at the difference.
  private func expect(_ text: String, equals name: String) throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Goldens/\(name)")
    if ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] != nil {
      try Data(text.utf8).write(to: file)
    }
    #expect(try String(decoding: Data(contentsOf: file), as: UTF8.self) == text)
  }

  @Test("A small report is this page, this table and this JSON")
  func goldens() throws {
    let report = SampleReport.make(days: 3)
    try expect(ClientReportPage(report).html, equals: "report.html")
    try expect(report.csv, equals: "report.csv")
    try expect(report.json, equals: "report.json")
    try expect(DecisionLogSample.log().text, equals: "log.csv")
  }

  @Test("Nothing that others wrote is more than text on the page, and none of it turns the line around")
  func hostile() {
    let marks = "a" + String(repeating: "\u{0301}", count: 10_000)
    var report = SampleReport.make(name: "\u{202E}</style><img src=x onerror=alert(1)>")
    report.terms.rows = ["\"><svg/onload=1>", "<!--", marks, "\u{2066}x\u{0000}\u{2028}"].map {
      TopTable.Row(name: $0, comments: 1)
    }
    let page = ClientReportPage(report).html
    #expect(!page.contains("<img") && !page.contains("<svg/") && !page.contains("<!--") && !page.contains("<script"))
    for scalar: Unicode.Scalar in ["\u{202E}", "\u{2066}", "\u{0000}", "\u{2028}"] {
      #expect(!page.unicodeScalars.contains(scalar))
    }
    #expect(page.unicodeScalars.count { $0 == "\u{0301}" } == 4)
    #expect(page.ranges(of: "</style>").count == 1)
  }

  @Test(
    "The page loads nothing and runs nothing, names each figure for those who do not see it, and each table's parts")
  func inert() {
    let page = ClientReportPage(SampleReport.make()).html
    for word in ["<script", " src=", "href=", "url(", "@import", " style=", " onload="] {
      #expect(!page.contains(word), "\(word)")
    }
    #expect(page.ranges(of: "<svg").count == page.ranges(of: "role=\"img\" aria-label=\"Comments").count)
    #expect(page.ranges(of: "<table>").count == page.ranges(of: "<caption>").count)
    #expect(page.ranges(of: "<th scope=\"row\">").count == page.ranges(of: "<tr><th scope=\"row\">").count)
  }

  @Test("No cell of the table is taken for a formula")
  func formulas() throws {
    var report = SampleReport.make(name: "=1+1")
    report.terms.rows = ["+1", "-1", "@x", "\t=1", "\r=1", "＝1"].map { TopTable.Row(name: $0, comments: 1) }
    for line in report.csv.split(separator: "\r\n").dropFirst() {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      for cell in cells {
        let text = cell.hasPrefix("\"") ? cell.dropFirst() : cell[...]
        #expect(text.first.map { !"=+-@\t\r＝".contains($0) } ?? true, "\(line)")
      }
    }
  }

  @Test(
    "A period is told in the shortest words that say it",
    arguments: [
      ("2026-09-30T22:00:00Z", "2026-10-31T23:00:00Z", "1 to 31 October 2026"),
      ("2026-10-31T23:00:00Z", "2026-11-01T23:00:00Z", "1 November 2026"),
      ("2026-09-29T22:00:00Z", "2026-10-31T23:00:00Z", "30 September to 31 October 2026"),
      ("2025-12-30T23:00:00Z", "2026-01-01T23:00:00Z", "31 December 2025 to 1 January 2026"),
      ("2026-10-01T10:00:00Z", "2026-10-02T11:30:00Z", "2026-10-01 12:00 to 2026-10-02 13:30"),
    ])
  func periods(start: String, end: String, words: String) {
    var report = SampleReport.make()
    report.period = TimeRange(start: Timestamp(start), end: Timestamp(end))
    #expect(report.spokenPeriod == words)
  }

  @Test("Figures are grouped, and a share is never none or all of what it is only a part of")
  func numbers() {
    #expect(
      [0, 999, 1000, 1_234_567, -1000].map(SpokenNumbers.grouped) == ["0", "999", "1,000", "1,234,567", "-1,000"])
    #expect(SpokenNumbers.share(1, of: 100_000) == "0.1 %")
    #expect(SpokenNumbers.share(99_999, of: 100_000) == "99.9 %")
    #expect(SpokenNumbers.share(5, of: 5) == "100 %" && SpokenNumbers.share(0, of: 5) == "0 %")
    #expect(SpokenNumbers.share(1, of: 0) == nil)
  }

  @Test("Details of more rows than a report prints keep the chain's head and let the text go")
  func longLog() {
    var details = ReportDetails(
      of: [], log: DecisionLogWriter(DecisionLogSample.header(), sha256Hex: DecisionLogSample.sha256Hex))
    let row = DecisionLogSample.rows[0]
    details.add(ReportSlice(rows: Array(repeating: row, count: EmbeddedLog.mostRows)))
    #expect(details.logText != nil)
    details.add(ReportSlice(rows: [row]))
    #expect(details.logText == nil && details.log.summary.count == EmbeddedLog.mostRows + 1)
  }

  @Test("Authors are told of by the comments that were removed, terms by the comments that they matched")
  func details() {
    var details = ReportDetails(
      of: [RuleCount(ruleID: "r", layer: .tenant, hits: 3, shadowHits: 0, acted: 2, overturned: 0)],
      log: DecisionLogWriter(DecisionLogSample.header(), sha256Hex: DecisionLogSample.sha256Hex))
    func comment(_ author: String?, _ verdict: Verdict, _ terms: [String]) -> ReportSlice.Comment {
      ReportSlice.Comment(
        author: author, username: author.map { "@\($0)" }, verdict: verdict, ruleID: "r", layer: .tenant, terms: terms)
    }
    details.add(
      ReportSlice(
        rows: [],
        comments: [
          comment("a", .hide, ["x", "y"]), comment("a", .delete, ["x"]), comment("b", .review, ["x"]),
          comment(nil, .hide, []),
        ], actions: [ActionCount(kind: .hide, state: .confirmed): 2]))
    #expect(details.topOffenders.rows == [TopTable.Row(name: "@a", comments: 2)])
    #expect(details.topTerms.rows.map(\.comments) == [3, 1])
    #expect(details.rules.first?.verdict == .hide)
    #expect(details.outcomes == [ReportOutcome(kind: .hide, states: [.confirmed: 2])])
  }
}
