import Foundation
import Testing

@testable import gatehouse

/// Webhooks, rules, events and reports through the built executable.
@Suite struct WorkflowTests {
  private static let account = "/v1/tenants/ten_0000000000001/accounts/acc_0000000000002"
  private let tenant = "/v1/tenants/ten_0000000000001"
  private let environment = ["GATEHOUSE_TOKEN": "ghs_t", "GATEHOUSE_TENANT": "ten_0000000000001"]

  private func run(_ arguments: [String], _ server: StandInServer, input: String = "") async throws -> CommandRun {
    try await CommandRun(
      arguments + ["--admin-url", server.origin], home: TemporaryFolder(), environment: environment, input: input)
  }

  @Test("sync shows the difference, and changes nothing without consent")
  func sync() async throws {
    let body =
      #"{"wanted":"https://a/y","kept":[],"removed":[{"id":"2","url":"https://old/x","events":["e"]}],"#
      + #""adds":true,"applied":false}"#
    let server = try StandInServer(["POST \(Self.account)/webhooks/sync": .init(body: body)])
    defer { server.stop() }
    let sync = ["webhook", "sync", "acc_0000000000002", "--public-url", "https://a"]
    let shown = "- https://old/x  (2)\n+ https://a/y\n"
    let dry = try await run(sync + ["--dry-run"], server)
    #expect(dry.status == 0 && dry.output == shown)
    let refused = try await run(sync, server)
    #expect(refused.status == CommandStatus.usage.rawValue && refused.output == shown)
    #expect(server.requests.allSatisfy { $0.body == #"{"public_url":"https://a","dry_run":true}"# })
    let done = try await run(sync + ["--yes"], server)
    #expect(done.output == shown + "TikTok's side was made equal to ours\n")
    #expect(server.requests.last?.body == #"{"public_url":"https://a","dry_run":false}"#)
  }

  @Test("a mail channel without an address is told of --address, not of a file")
  func mailAddress() async throws {
    let server = try StandInServer([:])
    defer { server.stop() }
    let refused = try await run(["alert", "channel", "create", "ops", "--kind", "email"], server)
    #expect(refused.status == CommandStatus.usage.rawValue && server.requests.isEmpty)
    #expect(refused.errors == "error: the mail address is missing\nhint: pass --address NAME@HOST\n")
  }

  private static func event(_ number: Int, decision: String = "null") -> String {
    #"{"id":"evt_\#(number)","account_id":"acc_1","type":"comment.created","comment_id":"90071992547409\#(number)","#
      + #""video_id":"7","parent_comment_id":null,"user_id":null,"username":"@x","text":"hi \u001b[31m\u202e","#
      + #""occurred_at":"2026-11-24T09:30:00.000Z","received_at":"2026-11-24T09:30:01.000Z","#
      + #""decision":\#(decision),"action":null}"#
  }

  private static let decision =
    #"{"verdict":"delete","basis":"rule","rule":"spam","rule_set_version":3,"matches":[],"shadows":[]}"#

  private static let logLines =
    #"{"timestamp":"2026-11-24T09:30:00.000Z","event_type":"comment.created","comment_id":"9007199254740993","#
    + #""video_id":"7","action":"delete"}"# + "\n"
    + #"{"timestamp":"2026-11-24T09:31:00.000Z","event_type":"comment.created","comment_id":"8","video_id":"7","#
    + #""action":"none"}"# + "\n"

  @Test("an export is written as it comes, and the report of its file counts the same")
  func export() async throws {
    let server = try StandInServer([
      "GET \(tenant)/events/export?since=2026-11-01T00%3A00%3A00.000Z": .init(body: Self.logLines)
    ])
    defer { server.stop() }
    let folder = try TemporaryFolder()
    let file = folder.path + "/events.jsonl"
    let export = try await run(["events", "export", "--since", "2026-11-01", "--output", file], server)
    #expect(export.status == 0 && export.errors == "2 events written to \(file)\n")
    #expect(try String(contentsOfFile: file, encoding: .utf8) == Self.logLines)
    let report = try await CommandRun(["report", "--from-log", file, "--json"], home: folder)
    #expect(report.output.contains(#""by_action":{"delete":1,"none":1}"#) && report.errors.isEmpty)
  }

  @Test("an export that breaks off leaves no file, and one that is refused writes nothing")
  func brokenExport() async throws {
    let server = try StandInServer([
      "GET \(tenant)/events/export": .init(body: Self.logLines, headers: ["Content-Length": "9999"])
    ])
    defer { server.stop() }
    let folder = try TemporaryFolder()
    let broken = try await run(["events", "export", "-o", folder.path + "/events.jsonl"], server)
    #expect(broken.status == CommandStatus.unreachable.rawValue)
    let refused = try await run(["events", "export", "--label", "x", "-o", folder.path + "/events.jsonl"], server)
    #expect(refused.status == CommandStatus.notFound.rawValue && refused.output.isEmpty)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }

  @Test("comments cannot act on the terminal that lists them")
  func hostileComment() async throws {
    let server = try StandInServer([
      "GET \(tenant)/events?verdict=delete&limit=50": .init(
        body: #"{"items":[\#(Self.event(93, decision: Self.decision))],"next":null}"#)
    ])
    defer { server.stop() }
    let list = try await run(["events", "list", "--verdict", "delete"], server)
    #expect(
      list.output == """
        ID      RECEIVED                  ACCOUNT  TYPE             VERDICT  ACTION  AUTHOR  TEXT
        evt_93  2026-11-24T09:30:01.000Z  acc_1    comment.created  delete   -       @x      hi \\u{1B}[31m\\u{202E}

        """)
  }

  @Test("report --from-log names the lines it cannot read and reports on the others")
  func reportFromLog() async throws {
    let folder = try TemporaryFolder()
    let log = try folder.file(
      "old.jsonl",
      """
      {"timestamp":1795512600,"event_type":"comment.created","comment_id":9007199254740993,"video_id":7,"action":"allow"}
      {"timestamp":"2026-11-24T09:31:00Z","event_type":"comment.created","comment_id":"1","video_id":"7","action":"hide"}
      {"timestamp":"2026-11-24T09:3
      """)
    let report = try await CommandRun(["report", "--from-log", log], home: folder)
    #expect(report.status == 0)
    #expect(report.errors == "line 3: is not JSON: text without its closing quote at byte 30\n")
    #expect(
      report.output.hasSuffix(
        """
        Requested       all time

        Total events    2
        First event     2026-11-24T09:30:00.000Z
        Last event      2026-11-24T09:31:00.000Z

        By type
          comment.created  2  100.0 %

        By action
          allow  1   50.0 %
          hide   1   50.0 %

        """))
    #expect(try await CommandRun(["report", "--from-log", log, "--strict"], home: folder).status == 1)
    let missing = try await CommandRun(["report", "--from-log", folder.path + "/no"], home: folder)
    #expect(missing.status == 1 && missing.errors.contains("No such file or directory"))
  }

  @Test("a report of the gateway is printed as the gateway wrote it")
  func report() async throws {
    let server = try StandInServer([
      "GET \(tenant)/report?until=2026-11-24T00%3A00%3A00.000Z": .init(body: "the report\n")
    ])
    defer { server.stop() }
    #expect(try await run(["report", "--until", "2026-11-24"], server).output == "the report\n")
    #expect(server.requests.last?.headers["accept"] == "text/plain")
  }
}
