import ArgumentParser
import Foundation
import Testing

@testable import gatehouse

@Suite("Reports of the benchmark")
struct BenchReportTests {
  private let report = {
    var report = BenchReport()
    report.tables = [
      BenchTable(
        "ingest",
        [
          .init("echo", "bare echo", [Figure("rps", "events/s", 81_500.4)]),
          .init(
            "ingest", "durable",
            [
              Figure("rps", "events/s", 48_200), Figure("ratio_to_echo", "to the echo", 0.584, 2, aim: .atLeast(0.8)),
              Figure("errors", nil, 0),
            ]),
          .init("ingest.half_rate", "half rate", [Figure("p99_ms", "p99 ms", 14.949, 2, aim: .atMost(15))]),
        ])
    ]
    return report
  }()

  @Test("figures stand under their headings, marked where they ought to be something, and again in a list of aims")
  func text() {
    #expect(
      report.text == """
        INGEST     EVENTS/S  TO THE ECHO  P99 MS
        bare echo  81500     -            -
        durable    48200     0.58 ✗       -
        half rate  -         -            14.95 ✓

        AIMS       FIGURE       MEASURED  AIM            OUTCOME
        durable    to the echo  0.58      at least 0.80  missed
        half rate  p99 ms       14.95     at most 15.00  met

        """)
  }

  @Test("programs get the same figures by name, and which aims were missed")
  func json() throws {
    #expect(
      try report.json == """
        {"aims_missed":["ingest.ratio_to_echo"],"echo":{"rps":81500},"ingest":{"errors":0,"half_rate":{"p99_ms":14.95},\
        "ratio_to_echo":0.58,"rps":48200}}

        """)
  }

  @Test("what could not be measured is nothing, and not an invalid number")
  func notANumber() throws {
    var report = BenchReport()
    report.tables = [BenchTable("x", [.init("x", "x", [Figure("share", "share", 0.0 / 0.0, 2)])])]
    #expect(try report.json == "{\"aims_missed\":[],\"x\":{\"share\":0}}\n")
  }

  @Test("everything but the large section runs unless sections are named")
  func sections() throws {
    #expect(!BenchSection.usual.contains(.large) && BenchSection.usual.count == BenchSection.allCases.count - 1)
    let command = try #require(
      try BenchCommand.parseAsRoot(["--section", "ingest", "--section", "large", "--events", "200000"]) as? BenchCommand
    )
    #expect(command.sections == [.ingest, .large] && command.events == 200_000)
    #expect(throws: (any Error).self) { try BenchCommand.parseAsRoot(["--section", "nothing"]) }
    #expect(throws: (any Error).self) { try BenchCommand.parseAsRoot(["--events", "5"]) }
  }
}
