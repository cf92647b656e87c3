import Moderation
import Testing

@testable import Reports

@Suite struct DecisionLogReaderTests {
  private let reader = DecisionLogReader(sha256Hex: DecisionLogSample.sha256Hex)

  private func verify(_ text: String) -> DecisionLogVerification? { reader.verify(Array(text.utf8)) }

  @Test func `a log as it was made is whole, and its head is the one that was told`() throws {
    let log = DecisionLogSample.log()
    let found = try #require(verify(log.text))
    #expect(found == DecisionLogVerification(rows: 6, head: log.summary.summary.head))
  }

  @Test func `a log without any rows is whole`() throws {
    #expect(try #require(verify(DecisionLogSample.log([]).text)).broken == nil)
  }

  @Test func `any byte of a log that becomes another is found`() {
    let bytes = Array(DecisionLogSample.log().text.utf8)
    for index in bytes.indices {
      for mask: UInt8 in [0x07, 0x20] {
        var altered = bytes
        altered[index] ^= mask
        // One that is not taken for a log any more is found as well.
        if let found = reader.verify(altered) {
          #expect(found.broken != nil, "byte \(index) with \(mask)")
        }
      }
    }
  }

  @Test func `any byte of the log in a report, and of what the report prints of it, that becomes another is found`()
    throws
  {
    let page = ClientReportPage(SampleReport.make()).html
    #expect(try #require(verify(page)).broken == nil)
    let bytes = Array(page.utf8)
    for (start, end) in [("<pre id=", "</pre>"), ("<code id=", "</code>"), ("<span id=", "</span>")] {
      let range = try #require(page.range(of: start, upTo: end))
      for index in range {
        var altered = bytes
        altered[index] ^= index.isMultiple(of: 2) ? 0x01 : 0x20
        if let found = reader.verify(altered) { #expect(found.broken != nil, "byte \(index)") }
      }
    }
  }

  @Test func `any byte of the log in a report as JSON that becomes another is found`() throws {
    let json = SampleReport.make().json
    #expect(try #require(verify(json)).broken == nil)
    let bytes = Array(json.utf8)
    for index in try #require(json.range(of: "\"csv\":", upTo: "}")) {
      var altered = bytes
      altered[index] ^= 0x01
      if let found = reader.verify(altered) { #expect(found.broken != nil, "byte \(index)") }
    }
  }

  @Test func `an altered row is named by its number and its comment`() throws {
    let text = DecisionLogSample.log().text.replacing("spam-links", with: "spam-kinks")
    let broken = try #require(verify(text)?.broken)
    #expect(broken == .init(.rowAltered, row: 3, commentID: "7312345680"))
    #expect(broken.explanation == "row 3 (comment 7312345680) was altered after it was made")
  }

  @Test func `a row that was taken out, put in, moved or renumbered is told`() throws {
    var lines = DecisionLogSample.log().text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var without = lines
    without.remove(at: 4)
    #expect(verify(without.joined(separator: "\n"))?.broken == .init(.rowsMissing, row: 4, commentID: "7312345681"))
    var twice = lines
    twice.insert(lines[3], at: 4)
    #expect(verify(twice.joined(separator: "\n"))?.broken == .init(.rowsAdded, row: 2, commentID: "7312345679"))
    lines[4] = "9" + lines[4].dropFirst()
    #expect(verify(lines.joined(separator: "\n"))?.broken == .init(.rowAltered, row: 3, commentID: "7312345680"))
  }

  @Test func `a log that was cut off, or went on after its end, is told`() {
    let text = DecisionLogSample.log().text
    let lines = text.split(separator: "\n").map(String.init)
    let cut = lines.prefix(5).joined(separator: "\n") + "\n"
    #expect(verify(cut)?.broken == .init(.trailerMissing, row: 4))
    let cutWithTrailer = (lines.prefix(5) + lines.suffix(1)).joined(separator: "\n") + "\n"
    #expect(verify(cutWithTrailer)?.broken == .init(.rowsMissing, row: 4))
    #expect(verify(text + "more\n")?.broken == .init(.moreBehindTrailer))
    #expect(verify(text.replacing("\n", with: "\r\n"))?.broken != nil)
  }

  @Test func `a log that somebody chained anew is told by the head that was noted`() throws {
    let noted = DecisionLogSample.log().summary.summary.head
    var rows = DecisionLogSample.rows
    rows[0].verdict = .allow
    let forged = DecisionLogSample.log(rows).text
    #expect(verify(forged)?.broken == nil)
    let reader = DecisionLogReader(head: noted, sha256Hex: DecisionLogSample.sha256Hex)
    #expect(reader.verify(Array(forged.utf8))?.broken == .init(.headNotGiven))
  }

  @Test func `a log of another report than the one that prints its head is told`() throws {
    let page = ClientReportPage(SampleReport.make()).html
    let other = DecisionLogSample.log(Array(DecisionLogSample.rows.prefix(3)), period: SampleReport.period).text
    let range = try #require(page.range(of: "<pre id=\"decision-log\">", upTo: "</pre>"))
    var bytes = Array(page.utf8)
    bytes.replaceSubrange(range, with: Array("<pre id=\"decision-log\">\(other)".utf8))
    #expect(reader.verify(bytes)?.broken == .init(.headNotPrinted))
  }

  @Test func `a report whose log is too long for it says where it is got, and one that hides its log is found`() throws
  {
    var report = SampleReport.make()
    report.logText = nil
    #expect(verify(ClientReportPage(report).html)?.broken == .init(.logMissing))
    report.log.count = EmbeddedLog.mostRows + 1
    let page = ClientReportPage(report).html
    #expect(page.contains("gatehouse report log --tenant"))
    let found = try #require(verify(page))
    #expect(found.broken == nil && found.head == report.log.head && found.rows == 5001)
    guard case .elsewhere = found.place else {
      Issue.record("the log is not in the page")
      return
    }
  }

  @Test func `what is neither a log nor a report is refused`() {
    #expect(verify("time,verdict\n2026-01-01,hide\n") == nil)
    #expect(verify("{}") == nil)
    #expect(verify("<!doctype html><p>Hello</p>") == nil)
    #expect(verify("") == nil)
  }
}

extension String {
  /// Where in the bytes of the text the first `start` begins and the next `end` begins.
  fileprivate func range(of start: String, upTo end: String) -> Range<Int>? {
    guard let from = firstRange(of: start), let to = self[from.upperBound...].firstRange(of: end) else { return nil }
    return utf8.distance(from: startIndex, to: from.lowerBound)..<utf8.distance(from: startIndex, to: to.lowerBound)
  }
}
