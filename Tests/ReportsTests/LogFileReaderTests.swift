import Foundation
import Moderation
import Testing

@testable import Reports

@Suite struct LogFileReaderTests {
  private func line(_ second: Int, type: String = "comment.created", action: String = "allow") -> String {
    #"{"timestamp":\#(second),"event_type":"\#(type)","comment_id":"1","video_id":"2","action":"\#(action)"}"#
  }

  private func read(_ content: some Sequence<UInt8>, range: TimeRange = .always) throws -> LogFileSummary {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("log-\(UUID().uuidString).jsonl")
    try Data(content).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    return try LogFileReader(range: range).read(path: file.path)
  }

  @Test("readable lines are added up and unreadable ones are named by their number")
  func summary() throws {
    let text = [line(10), "", "oops", "   ", line(5, type: "comment.deleted", action: "none"), "{}"]
      .joined(separator: "\r\n")
    let summary = try read(text.utf8)
    #expect(summary.totals.totalEvents == 2)
    #expect(summary.totals.byType == ["comment.created": 1, "comment.deleted": 1])
    #expect(summary.totals.byAction == ["allow": 1, "none": 1])
    #expect(summary.totals.first == Timestamp(seconds: 5) && summary.totals.last == Timestamp(seconds: 10))
    #expect(summary.faults.map(\.description) == ["line 3: is not a JSON object", #"line 6: has no "timestamp""#])
    #expect(summary.faultCount == 2)
  }

  @Test("an empty file is an empty report", arguments: ["", "\n\n", "\u{FEFF}"])
  func empty(text: String) throws {
    #expect(try read(text.utf8) == LogFileSummary(totals: ReportTotals(), faults: [], faultCount: 0))
  }

  @Test("a byte order mark before the first line is skipped")
  func byteOrderMark() throws { #expect(try read(("\u{FEFF}" + line(1)).utf8).totals.totalEvents == 1) }

  @Test("lines across chunk borders are put together, and one over the limit is named without being kept")
  func longLines() throws {
    let padding = String(repeating: "p", count: 300_000)
    let padded = #"{"pad":"\#(padding)","# + line(1).dropFirst()
    let limit = LineSplitter.longestLine
    let exact = line(2) + String(repeating: " ", count: limit - line(2).utf8.count)
    let tooLong = exact + " "
    let endless = String(repeating: "x", count: 3 * limit)
    let summary = try read([padded, exact, tooLong, endless, line(3)].joined(separator: "\n").utf8)
    #expect(summary.totals.totalEvents == 3)
    #expect(summary.faults.map(\.description) == ["line 3: is longer than 1 MiB", "line 4: is longer than 1 MiB"])
  }

  @Test("only the first hundred faults are named, all are counted")
  func manyFaults() throws {
    let summary = try read(String(repeating: "bad\n", count: 250).utf8)
    #expect(summary.faults.count == 100)
    #expect(summary.faults.last?.line == 100)
    #expect(summary.faultCount == 250)
  }

  @Test("different names are bounded, and nothing is lost from the total")
  func manyNames() throws {
    let text = (0..<500).map { line($0, type: "t\($0)") }.joined(separator: "\n")
    let totals = try read(text.utf8).totals
    #expect(totals.byType.count == TotalsCounter.mostNames + 1)
    #expect(totals.byType["(other)"] == 500 - TotalsCounter.mostNames)
    #expect(totals.byType.values.reduce(0, +) == totals.totalEvents)
  }

  @Test("a time range includes its start and not its end")
  func range() throws {
    let text = (1...5).map { line($0) }.joined(separator: "\n")
    let range = TimeRange(start: Timestamp(seconds: 2), end: Timestamp(seconds: 4))
    #expect(try read(text.utf8, range: range).totals.totalEvents == 2)
  }

  @Test("a missing file and a folder are refused in the system's words")
  func unreadable() {
    #expect(throws: LogFileError(path: "/nonexistent/x", reason: "No such file or directory")) {
      try LogFileReader().read(path: "/nonexistent/x")
    }
    #expect(throws: LogFileError(path: "/tmp", reason: "Is a directory")) { try LogFileReader().read(path: "/tmp") }
  }

  @Test("progress ends at the size of the file")
  func progress() throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("log-\(UUID().uuidString).jsonl")
    let content = Data(String(repeating: line(1) + "\n", count: 5000).utf8)
    try content.write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    var last: (Int, Int?) = (0, nil)
    _ = try LogFileReader().read(path: file.path) { last = ($0, $1) }
    #expect(last.0 == content.count && last.1 == content.count)
  }
}
