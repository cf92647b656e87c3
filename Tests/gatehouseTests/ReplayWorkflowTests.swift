import Foundation
import Testing

@testable import gatehouse

/// Retrying and replaying through the built executable.
@Suite struct ReplayWorkflowTests {
  private let tenant = "/v1/tenants/ten_0000000000001"
  private let environment = ["GATEHOUSE_TOKEN": "ghs_t", "GATEHOUSE_TENANT": "ten_0000000000001"]

  private func run(_ arguments: [String], _ server: StandInServer) async throws -> CommandRun {
    try await CommandRun(
      arguments + ["--admin-url", server.origin], home: TemporaryFolder(), environment: environment)
  }

  private static let job =
    #"{"id":"rty_1","filter":{"account_id":null,"kind":null,"failure":"unreachable","from":null,"to":"u"},"#
    + #""state":"running","counts":{"examined":4,"retried":3,"settled":0,"left":1},"created_by":null,"#
    + #""created_at":"c","updated_at":"u"}"#

  private static func replay(_ id: String, mode: String) -> String {
    #"{"id":"\#(id)","mode":"\#(mode)","compared_in":null,"state":"done","selection":{"account_id":null,"from":null,"#
      + #""to":"t","verdict":"hide","label":null,"rule":null},"counts":{"examined":9,"reviewed":1,"own":0,"#
      + #""awaiting_scores":0,"overtaken":0,"compared":8,"unchanged":5,"newly_hidden":1,"released":2,"changed":0,"#
      + #""replaced":0,"hidden":0,"shown":0,"deleted":0},"verdicts":[],"labels":[],"rules":[{"rule":"spam","#
      + #""layer":"tenant","newly_hidden":1,"released":0,"changed":0,"examples":[{"event":"evt_1","#
      + #""text":"buy\u001b[0m","from":"allow","to":"hide"}]}],"created_by":null,"created_at":"c","updated_at":"u"}"#
  }

  @Test("dead letters are counted before they are retried, and retried only with consent")
  func deadLetters() async throws {
    let summary =
      #"{"retriable":3,"left":1,"groups":[{"account_id":"acc_1","kind":"hide","failure":"unreachable","#
      + #""may_send_twice":false,"count":3},{"account_id":"acc_1","kind":"reply","failure":"outcome_unknown","#
      + #""may_send_twice":true,"count":1}],"confirmation":"17-ab","expires_at":"e"}"#
    let server = try StandInServer([
      "POST \(tenant)/dead-letters/preview": .init(body: summary),
      "POST \(tenant)/dead-letters/retry": .init(status: 202, body: Self.job),
      "GET \(tenant)/retry-jobs/rty_1": .init(body: Self.job),
    ])
    defer { server.stop() }
    let retry = ["dead-letters", "retry", "--failure", "unreachable"]
    let dry = try await run(retry + ["--dry-run"], server)
    #expect(dry.status == 0 && dry.output.contains("to retry  3\nleft      1\n"), "\(dry.output)")
    #expect(dry.output.contains("left: may have been sent"))
    #expect(try await run(retry, server).status == CommandStatus.usage.rawValue)
    #expect(!server.requests.contains { $0.line.hasSuffix("/retry") })
    let done = try await run(retry + ["--yes"], server)
    #expect(done.output.hasSuffix("begun as rty_1; gatehouse dead-letters jobs show rty_1 says how far it is\n"))
    #expect(server.requests.last?.body == #"{"failure":"unreachable","confirmation":"17-ab"}"#)
    #expect(try await run(["dead-letters", "jobs", "show", "rty_1"], server).output.contains("retried"))
  }

  @Test("a replay is begun as a comparison, shown with examples, and carried out only with consent")
  func replay() async throws {
    let server = try StandInServer([
      "POST \(tenant)/replays": .init(status: 202, body: Self.replay("rpl_1", mode: "compare")),
      "GET \(tenant)/replays/rpl_1": .init(body: Self.replay("rpl_1", mode: "compare")),
      "POST \(tenant)/replays/rpl_1/act": .init(status: 202, body: Self.replay("rpl_2", mode: "act")),
    ])
    defer { server.stop() }
    let begun = try await run(
      ["replay", "start", "--since", "2026-11-01", "--verdict", "hide", "--rule", "spam"], server)
    #expect(begun.output.hasPrefix("begun as rpl_1; "), "\(begun.errors)")
    #expect(
      server.requests.last?.body == #"{"from":"2026-11-01T00:00:00.000Z","verdict":"hide","rule":"spam"}"#)
    let shown = try await run(["replay", "show", "rpl_1"], server)
    #expect(shown.output.contains("newly hidden") && shown.output.contains("reviewed, left"), "\(shown.output)")
    #expect(shown.output.contains("evt_1  allow -> hide  buy\\u{1B}[0m") && !shown.output.contains("to be shown"))
    let refused = try await run(["replay", "act", "rpl_1"], server)
    #expect(refused.status == CommandStatus.usage.rawValue)
    #expect(refused.errors.contains("Hide 1 comment, show 2 again and change 0 otherwise?"), "\(refused.errors)")
    #expect(!server.requests.contains { $0.line.hasSuffix("/act") })
    let done = try await run(["replay", "act", "rpl_1", "--yes"], server)
    #expect(done.output.hasSuffix("begun as rpl_2; gatehouse replay show rpl_2 says how far it is\n"))
  }
}
