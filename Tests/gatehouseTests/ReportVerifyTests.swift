import Foundation
import Sealing
import Testing

@testable import gatehouse

@Suite struct ReportVerifyTests {
  private let folder: TemporaryFolder
  private let tenant = "ten_0000000000001"

  init() throws { folder = try TemporaryFolder() }

  private func sha(_ text: String) -> String { Hex.encode(SHA256.digest(text.utf8)) }

  /// A log written by the book, which is docs/reports.md, and its head.
  private func log(_ comments: [String]) -> (text: String, head: String) {
    let header = "gatehouse decision log,1,\(tenant),,,,2026-11-01T00:00:00.000Z,1.0.0"
    let columns =
      "row,time,account_id,comment_id,event_id,basis,verdict,rule,layer,gateway_version,tenant_version,"
      + "account_version,action,action_state,reviewer_id,hash"
    var head = sha(header + "\n" + columns)
    var text = "\(header),\(head)\n\(columns)\n"
    for (index, comment) in comments.enumerated() {
      let cells = "\(index + 1),2026-10-01T00:00:00.000Z,acc_1,\(comment),evt_1,rule,hide,r,tenant,,1,,,,"
      head = sha(head + "\n" + cells)
      text += "\(cells),\(head)\n"
    }
    return (text + "end,\(comments.count),\(head)\n", head)
  }

  private func verify(_ text: String, _ options: String..., origin: String? = nil) async throws -> CommandRun {
    try await verify(text, options, origin: origin)
  }

  private func verify(
    _ text: String, _ options: [String], origin: String? = nil, isFromInput: Bool = false
  ) async throws -> CommandRun {
    let path = folder.path + "/log.csv"
    if !isFromInput { try Data(text.utf8).write(to: URL(filePath: path)) }
    let admin = origin.map { ["--admin-url", $0] } ?? []
    return try await CommandRun(
      ["report", "verify", isFromInput ? "-" : path] + options + admin, home: folder,
      environment: ["GATEHOUSE_TOKEN": "t"], input: isFromInput ? text : "")
  }

  @Test("a log that is whole is so, without a gateway, and its head is named")
  func whole() async throws {
    let log = log(["71", "72"])
    let run = try await verify(log.text, "--json", "--head", log.head.uppercased())
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains(#""head":"\#(log.head)""#) && run.output.contains(#""rows":2"#))
  }

  @Test("a row that was altered is named, and the status is 1")
  func altered() async throws {
    let run = try await verify(log(["71", "72", "73"]).text.replacing(",72,", with: ",79,"))
    #expect(run.status == CommandStatus.failed.rawValue)
    #expect(run.errors.contains("row 2 (comment 79) was altered after it was made"), "\(run.errors)")
  }

  @Test("a log that was chained anew is told by a head that is given, and by the gateway's audit log")
  func forged() async throws {
    let noted = log(["71"])
    let forged = log(["79"])
    let run = try await verify(forged.text, "--head", noted.head)
    #expect(run.status == CommandStatus.failed.rawValue && run.errors.contains("not the one that was given"))
    func route(_ head: String) -> String {
      "GET /v1/tenants/\(tenant)/audit?subject=decision%20log%20\(head)&limit=1000"
    }
    let entry = """
      {"id":"aud_1","action":"decision_log.made","subject":"decision log \(noted.head)","detail":"log, 1 rows",
      "created_at":"2026-11-01T00:00:00.000Z"}
      """
    let server = try StandInServer([
      route(noted.head): .init(body: #"{"items":[\#(entry)],"next":null}"#),
      route(forged.head): .init(body: #"{"items":[],"next":null}"#),
    ])
    defer { server.stop() }
    let known = try await verify(noted.text, "--tenant", tenant, origin: server.origin)
    #expect(known.status == 0, "\(known.errors)")
    let unknown = try await verify(forged.text, "--tenant", tenant, origin: server.origin)
    #expect(unknown.status == CommandStatus.failed.rawValue, "\(unknown.errors)")
    #expect(unknown.errors.contains("audit log does not know this head"))
  }

  /// A report of more rows than it holds.
  private func report(_ head: String) -> String {
    #"{"decision_log":{"count":6000,"csv":null,"head":"\#(head)"},"name":"Acme"}"#
  }

  @Test("a report that does not hold its log is not verified by itself, and the status says so")
  func elsewhere() async throws {
    let head = sha("the last row")
    for options in [[], ["--json"]] {
      let run = try await verify(report(head), options)
      #expect(run.status == CommandStatus.failed.rawValue)
      #expect(run.errors.contains("nothing was verified") && run.errors.contains("--tenant"), "\(run.errors)")
      #expect(options.isEmpty || run.output.contains(#""in_file":false"#) && run.output.contains(#""verified":false"#))
      #expect(!run.output.contains(#""whole":true"#))
    }
    let known = try await verify(report(head), ["--head", head, "--json"])
    #expect(known.status == 0 && known.output.contains(#""verified":true"#), "\(known.errors)")
    let other = try await verify(report(head), ["--head", sha("another")])
    #expect(other.status == CommandStatus.failed.rawValue && other.errors.contains("not the one that was given"))
  }

  @Test(
    "a report is held against the file that was handed out byte by byte, from the standard input as well",
    arguments: [false, true])
  func bytes(isFromInput: Bool) async throws {
    let file = report(sha("the last row"))
    func route(_ details: [String]) -> StandInServer.Reply {
      let items = details.map {
        #"{"id":"aud_1","action":"decision_log.made","subject":"x","detail":"\#($0)","created_at":"2026-11-01"}"#
      }
      return .init(body: #"{"items":[\#(items.joined(separator: ","))],"next":null}"#)
    }
    func run(_ text: String, _ details: [String]) async throws -> CommandRun {
      let path = "GET /v1/tenants/\(tenant)/audit?subject=decision%20log%20\(sha("the last row"))&limit=1000"
      let server = try StandInServer([path: route(details)])
      defer { server.stop() }
      return try await verify(
        text, ["--tenant", tenant, "--json"], origin: server.origin, isFromInput: isFromInput)
    }
    let made = "report, 6000 rows; html \(sha("page")), csv \(sha("table")), json \(sha(file))"
    let whole = try await run(file, [made])
    #expect(whole.status == 0 && whole.output.contains(#""same_file":true"#), "\(whole.errors)")
    let altered = try await run(file.replacing("Acme", with: "Acne"), [made])
    #expect(
      altered.status == CommandStatus.failed.rawValue && altered.errors.contains("not the one that was handed out"))
    // The head alone is known, of a log that was made: that says nothing of what is printed around it.
    let unknown = try await run(file, ["log, 6000 rows"])
    #expect(unknown.status == CommandStatus.failed.rawValue && unknown.errors.contains("nothing was verified"))
  }

  @Test("what is no log, and a head that is none, are told of as such")
  func mistakes() async throws {
    let run = try await verify("time;verdict\n")
    #expect(run.status == CommandStatus.failed.rawValue && run.errors.contains("it holds no decision log"))
    #expect(try await verify("", "--head", "abc").status == CommandStatus.usage.rawValue)
  }
}
