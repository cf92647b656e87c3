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
    let path = folder.path + "/log.csv"
    try Data(text.utf8).write(to: URL(filePath: path))
    let admin = origin.map { ["--admin-url", $0] } ?? []
    return try await CommandRun(
      ["report", "verify", path] + options + admin, home: folder, environment: ["GATEHOUSE_TOKEN": "t"])
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

  @Test("what is no log, and a head that is none, are told of as such")
  func mistakes() async throws {
    let run = try await verify("time;verdict\n")
    #expect(run.status == CommandStatus.failed.rawValue && run.errors.contains("it holds no decision log"))
    #expect(try await verify("", "--head", "abc").status == CommandStatus.usage.rawValue)
  }
}
