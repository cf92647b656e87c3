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
        Delivered       950 comments
        Found besides   50 comments

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
        == #"{"account":null,"accounts":null,"by_action":{"allow":900,"delete":100,"none":234},"by_type":{"comment.created":1000,"#
        + #""comment.deleted":117,"comment.hidden":117},"coverage":{"delivered":950,"found":50},"#
        + #""requested_range":{"since":"2026-11-01T00:00:00.000Z","#
        + #""until":null},"tenant":"Acme","time_range":{"first":"2026-11-24T09:30:00.000Z","#
        + #""last":"2026-11-24T10:00:00.250Z"},"time_to_hidden":null,"total_events":1234}"#)
  }

  @Test("reading the JSON form gives the same report")
  func roundTrip() throws {
    #expect(try JSONDecoder().decode(LogReport.self, from: Data(report.json().utf8)) == report)
    let empty = LogReport(tenant: "t", account: "a", totals: ReportTotals(), requested: .always)
    #expect(try JSONDecoder().decode(LogReport.self, from: Data(empty.json().utf8)) == empty)
    let timed = LogReport(
      tenant: "t", account: nil, totals: ReportTotals(), timeToHidden: TimeToHiddenSummary(Self.times),
      accountTimes: Self.accounts(3), requested: .always)
    #expect(try JSONDecoder().decode(LogReport.self, from: Data(timed.json().utf8)) == timed)
  }

  /// Ten comments: nine took 2 s until they were accepted and 40 s until they were hidden, one 3 min and an hour.
  private static let times: TimeToHidden = {
    var times = TimeToHidden(drifts: 1, unseen: 2)
    for number in 1...10 {
      times[.receivedToAccepted].add(number < 10 ? .seconds(2) : .seconds(180))
      times[.receivedToConfirmed].add(number < 10 ? .seconds(40) : .seconds(3600))
    }
    return times
  }()

  @Test("the times until comments were hidden are shown as medians and 95th percentiles")
  func timeToHidden() throws {
    let report = LogReport(
      tenant: "t", account: nil, totals: ReportTotals(), timeToHidden: TimeToHiddenSummary(Self.times),
      requested: .always)
    #expect(
      report.text.hasSuffix(
        """
        Time to hidden                         comments   half within   95 % within
          from arrival until accepted                10         2.0 s    2 min 56 s
          from arrival until seen hidden             10        39.9 s     1 h 0 min
          from writing until accepted                 0             -             -
          from writing until seen hidden              0             -             -
          Drifts          1: accepted by TikTok and not done
          Never seen      2

        """))
    #expect(
      report.json().contains(
        #""time_to_hidden":{"drifts":1,"received_to_accepted":{"count":10,"p50_ms":"#))
    for line in report.text.split(separator: "\n") { #expect(line.count <= 80) }
  }

  private static func accounts(_ count: Int) -> [AccountTimes] {
    (1...count).map { number in
      AccountTimes(accountID: .fresh(), account: "shop \(number)", timeToHidden: TimeToHiddenSummary(times))
    }
  }

  @Test("each account's times are listed, of many the busiest, and not of the only one that was asked for")
  func accountTimes() {
    func report(of account: String? = nil, _ accounts: [AccountTimes]) -> LogReport {
      LogReport(
        tenant: "t", account: account, totals: ReportTotals(), timeToHidden: TimeToHiddenSummary(Self.times),
        accountTimes: accounts, requested: .always)
    }
    var few = Self.accounts(2)
    few[1].account = "宽\u{1B}[31m" + String(repeating: "x", count: 50)
    let text = report(few).text
    #expect(
      text.contains(
        """
        Arrival to hidden, by account          comments   half within   95 % within
          shop 1                                     10        39.9 s     1 h 0 min

        """))
    for line in text.split(separator: "\n") { #expect(VisibleText.columns(of: String(line)) <= 80) }
    #expect(report(Self.accounts(23)).text.hasSuffix("  and 3 more: gatehouse latency lists them all\n"))
    #expect(!report(of: "shop 1", Self.accounts(1)).text.contains("by account"))
    #expect(!report([]).text.contains("by account"))
    #expect(report(few).json().contains(#""accounts":[{"account":"shop 1","account_id":"acc_"#))
  }

  @Test("of accounts the one with the most comments comes first")
  func order() {
    let accounts = [AccountID.fresh(), .fresh(), .fresh()].sorted()
    var busy = TimeToHidden()
    busy[.receivedToAccepted].add(.seconds(1))
    let times = [accounts[0]: TimeToHidden(), accounts[1]: busy, accounts[2]: TimeToHidden()]
    #expect(times.busiestFirst.map(\.accountID) == [accounts[1], accounts[0], accounts[2]])
    #expect(times.total == busy)
  }

  @Test(
    "durations are told in the units that say something",
    arguments: [
      (0, "0 ms"), (999, "999 ms"), (1_000, "1.0 s"), (59_949, "59.9 s"), (59_950, "1 min 0 s"),
      (190_400, "3 min 10 s"),
      (3_599_499, "59 min 59 s"), (3_599_500, "1 h 0 min"), (7_500_000, "2 h 5 min"), (180_000_000, "2 d 2 h"),
      (-5, "0 ms"),
    ] as [(Int64, String)])
  func durations(milliseconds: Int64, words: String) {
    #expect(SpokenDuration.words(.milliseconds(milliseconds)) == words)
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
