import Foundation
import Testing

@testable import gatehouse

/// Reports that are sent by themselves, through the built executable.
@Suite struct ReportScheduleWorkflowTests {
  private static let tenant = "/v1/tenants/ten_0000000000001"
  private static let schedule =
    #"{"id":"rsc_0000000000003","name":"To the client","every":"week","weekday":"mon","day":null,"hour":8,"#
    + #""time_zone":"Europe/Berlin","recipients":["a@b.example","c@d.example"],"channel_id":null,"#
    + #""formats":["html","csv"],"account_id":null,"disabled":false,"next_at":"2026-11-30T07:00:00.000Z","#
    + #""created_at":"2026-11-24T09:30:00.000Z","updated_at":"2026-11-24T09:30:00.000Z"}"#
  private static let delivery =
    #"{"id":"rdl_0000000000004","schedule_id":"rsc_0000000000003","schedule":"To the client","first_day":"2026-11-16","#
    + #""last_day":"2026-11-22","start":"2026-11-15T23:00:00.000Z","end":"2026-11-22T23:00:00.000Z","#
    + #""on_schedule":false,"state":"failed","attempts":2,"next_attempt_at":"2026-11-24T10:00:00.000Z","#
    + #""last_error":"a@b.example: the mail server put it off (450)","reached":["c@d.example"],"#
    + #""decision_log":null,"created_at":"2026-11-24T09:30:00.000Z","sent_at":null}"#

  private func run(_ arguments: [String], _ server: StandInServer) async throws -> CommandRun {
    try await CommandRun(
      arguments + ["--admin-url", server.origin], home: TemporaryFolder(),
      environment: ["GATEHOUSE_TOKEN": "ghs_t", "GATEHOUSE_TENANT": "ten_0000000000001"], input: "")
  }

  @Test("what was asked for is sent as the API takes it, and the answer is shown")
  func create() async throws {
    let server = try StandInServer([
      "POST \(Self.tenant)/report-schedules": .init(status: 201, body: Self.schedule)
    ])
    defer { server.stop() }
    let made = try await run(
      [
        "report", "schedule", "create", "To the client", "--every", "week", "--weekday", "mon", "--hour", "8",
        "--to", "a@b.example", "--to", "c@d.example", "--format", "html", "--format", "csv",
      ], server)
    #expect(made.status == 0, "\(made.errors)")
    #expect(
      server.requests.first?.body
        == #"{"name":"To the client","every":"week","weekday":"mon","hour":8,"#
        + #""recipients":["a@b.example","c@d.example"],"formats":["html","csv"]}"#)
    #expect(made.output.contains("every week, mon 8:00 Europe/Berlin"))
    #expect(made.output.contains("a@b.example c@d.example"))
  }

  @Test("a schedule is known by its name, and what waits is shown with its error")
  func send() async throws {
    let server = try StandInServer([
      "GET \(Self.tenant)/report-schedules": .init(body: #"{"items":[\#(Self.schedule)],"next":null}"#),
      "POST \(Self.tenant)/report-schedules/rsc_0000000000003/send": .init(status: 202, body: Self.delivery),
      "GET \(Self.tenant)/report-deliveries?limit=50": .init(body: #"{"items":[\#(Self.delivery)],"next":null}"#),
    ])
    defer { server.stop() }
    let sent = try await run(["report", "schedule", "send", "To the client"], server)
    #expect(sent.status == 0 && sent.output.contains("rdl_0000000000004"), "\(sent.errors)")
    let listed = try await run(["report", "deliveries"], server)
    #expect(listed.output.contains("2026-11-16 to 2026-11-22") && listed.output.contains("put it off (450)"))
    let unknown = try await run(["report", "schedule", "show", "Another"], server)
    #expect(unknown.status == CommandStatus.notFound.rawValue)
    #expect(unknown.errors.contains("gatehouse report schedule list shows them"))
  }

  @Test("a change takes only what was named, and one of nothing is a usage error")
  func change() async throws {
    let path = "\(Self.tenant)/report-schedules/rsc_0000000000003"
    let server = try StandInServer(["PATCH \(path)": .init(body: Self.schedule)])
    defer { server.stop() }
    let arguments = ["report", "schedule", "change", "rsc_0000000000003"]
    let changed = try await run(arguments + ["--hour", "9", "--account", "all", "--disable"], server)
    #expect(changed.status == 0, "\(changed.errors)")
    #expect(server.requests.last?.body == #"{"hour":9,"account":"all","disabled":true}"#)
    let nothing = try await run(arguments, server)
    #expect(nothing.status == CommandStatus.usage.rawValue && server.requests.count == 1)
  }
}
