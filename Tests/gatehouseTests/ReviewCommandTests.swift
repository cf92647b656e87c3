import Testing

@testable import gatehouse

@Suite("gatehouse review") struct ReviewCommandTests {
  private let tenant = "/v1/tenants/ten_0000000000001"

  private func run(_ arguments: [String], _ server: StandInServer) async throws -> CommandRun {
    try await CommandRun(
      arguments + ["--admin-url", server.origin], home: TemporaryFolder(),
      environment: ["GATEHOUSE_TOKEN": "ghs_t", "GATEHOUSE_TENANT": "ten_0000000000001"])
  }

  private static let event =
    #"{"id":"evt_1","account_id":"acc_1","type":"comment.created","comment_id":"7","video_id":"9","#
    + #""parent_comment_id":null,"user_id":"u1","username":null,"text":"come\u001b[2J","#
    + #""occurred_at":"2026-11-24T09:30:00.000Z","received_at":"2026-11-24T09:30:00.000Z","decision":null,"#
    + #""action":null,"review":null}"#

  private static let item =
    #"{"event":\#(event),"queued_at":"2026-11-24T09:30:00.000Z","waiting_seconds":7300,"#
    + #""lease":{"holder":"opr_1","until":"2026-11-24T09:40:00.000Z"},"in_bulk":false}"#

  private static let mo =
    #"{"id":"opr_1","name":"mo","role":"moderator","tenants":[],"disabled":false,"created_at":"c"}"#

  private static let decision =
    #"{"id":"rvd_1","reviewer":"opr_1","verdict":"hide","event_id":"evt_1","bulk":false,"state":"running","#
    + #""all_of_author":"tenant","list_entry":{"list":"blocked","term":"u1","added":true},"comments":1,"reversed":0,"#
    + #""created_at":"c","undo_until":"u","undone_by":null,"undone_at":null}"#

  @Test("claim and show say what waits, how long and who has it, and nothing of a comment reaches the terminal raw")
  func queue() async throws {
    let server = try StandInServer([
      "POST \(tenant)/review-queue/claim": .init(body: #"{"items":[\#(Self.item)],"next":null}"#),
      "GET \(tenant)/review-queue/evt_1": .init(
        body: #"{"item":\#(Self.item),"explanation":{"reason":"Rule doubt held."},"author":{"comments":12,"removed":3,"#
          + #""reviewed":2,"latest":[\#(Self.event)],"since":null}}"#),
      "POST \(tenant)/review-queue/release": .init(body: #"{"events":["evt_1"],"leased_until":null}"#),
    ])
    defer { server.stop() }
    let claimed = try await run(["review", "claim", "--limit", "3", "--decided-as", "hold"], server)
    #expect(claimed.status == 0 && claimed.output.contains("evt_1  2 h"), "\(claimed.output)")
    #expect(server.requests.last?.body == #"{"limit":3,"verdict":"hold"}"#)
    let shown = try await run(["review", "show", "evt_1"], server)
    #expect(shown.output.contains("Rule doubt held.") && shown.output.contains("of them removed"))
    #expect(!shown.output.contains("\u{1B}[2J"))
    let released = try await run(["review", "release", "evt_1"], server)
    #expect(released.output == "gave back 1 comment\n" && server.requests.last?.body == #"{"events":["evt_1"]}"#)
  }

  @Test("--holder takes a name, of an owner's operators, and for others of those who have comments of the queue")
  func holder() async throws {
    let forbidden = #"{"title":"Forbidden","status":403,"code":"forbidden","detail":"for owners"}"#
    let named = Self.item.replacing(#""holder":"opr_1""#, with: #""holder":"opr_1","holder_name":"mo""#)
    let queue = [
      "GET \(tenant)/review-queue?limit=1000": StandInServer.Reply(body: #"{"items":[\#(Self.item)],"next":"more"}"#),
      "GET \(tenant)/review-queue?limit=1000&cursor=more": .init(body: #"{"items":[\#(named)],"next":null}"#),
      "GET \(tenant)/review-queue?holder=opr_1&limit=50": .init(body: #"{"items":[\#(named)],"next":null}"#),
    ]
    let owners = try StandInServer(
      queue.merging(["GET /v1/operators": .init(body: #"{"items":[\#(Self.mo)],"next":null}"#)]) { $1 })
    defer { owners.stop() }
    #expect(try await run(["review", "list", "--holder", "mo"], owners).status == 0)
    #expect(owners.requests.count == 2)
    let others = try StandInServer(
      queue.merging(["GET /v1/operators": .init(status: 403, body: forbidden)]) { $1 })
    defer { others.stop() }
    let found = try await run(["review", "list", "--holder", "mo"], others)
    #expect(found.status == 0 && found.output.contains("evt_1"), "\(found.errors)")
    let missing = try await run(["review", "list", "--holder", "jo"], others)
    #expect(missing.status == CommandStatus.notFound.rawValue)
    #expect(missing.errors.contains("nobody named jo has a comment of this queue"))
  }

  @Test("a comment that one does not have is neither given back nor kept, and that is said", arguments: [true, false])
  func notMine(isReleased: Bool) async throws {
    let verb = isReleased ? "release" : "renew"
    let server = try StandInServer([
      "POST \(tenant)/review-queue/\(verb)": .init(body: #"{"events":["evt_1"],"leased_until":null}"#)
    ])
    defer { server.stop() }
    let mixed = try await run(["review", verb, "evt_1", "evt_2"], server)
    #expect(mixed.status == CommandStatus.failed.rawValue)
    #expect(mixed.output.contains("1 comment"))
    #expect(mixed.errors.contains("you do not have evt_2"))
    #expect(try await run(["review", verb, "evt_1"], server).status == 0)
    #expect(try await run(["review", verb, "evt_2", "--json"], server).status == CommandStatus.failed.rawValue)
  }

  @Test("what a reviewer is refused names commands, and no routes")
  func words() async throws {
    let problems = [
      (409, "too_late", "decide anew with POST /v1/tenants/{tenant}/events/{event}/review"),
      (403, "not_yours", "somebody else decided this"),
    ]
    for (status, code, detail) in problems {
      let server = try StandInServer([
        "POST \(tenant)/review-decisions/rvd_1/undo": .init(
          status: status, body: #"{"status":\#(status),"code":"\#(code)","detail":"\#(detail)"}"#)
      ])
      defer { server.stop() }
      let refused = try await run(["review", "undo", "rvd_1"], server)
      #expect(refused.errors.contains("gatehouse events review"), "\(refused.errors)")
      #expect(!refused.errors.contains("/v1/") && !refused.errors.contains("ask an owner"))
    }
  }

  @Test("decide sends what is wanted in one call, and undo takes it back")
  func decide() async throws {
    let server = try StandInServer([
      "POST \(tenant)/review-queue/evt_1/decision": .init(status: 201, body: Self.decision),
      "POST \(tenant)/review-decisions/rvd_1/undo": .init(body: Self.decision),
    ])
    defer { server.stop() }
    let decided = try await run(
      [
        "review", "decide", "evt_1", "hide", "--all-of-author", "tenant", "--add-to-list", "blocked", "--if-version",
        "4",
      ],
      server)
    #expect(decided.status == 0 && decided.output.contains("u1 in blocked"), "\(decided.output)")
    #expect(
      server.requests.last?.body
        == #"{"verdict":"hide","all_of_author":"tenant","add_to_list":{"list":"blocked","author":true}}"#)
    #expect(try await run(["review", "undo", "rvd_1"], server).status == 0)
  }

  @Test("bulk shows what it would be about, and begins only with consent")
  func bulk() async throws {
    let server = try StandInServer([
      "POST \(tenant)/review-bulk/preview": .init(body: #"{"count":9,"matching":12,"leased":3,"confirmation":"t0"}"#),
      "POST \(tenant)/review-bulk": .init(status: 202, body: Self.decision),
    ])
    defer { server.stop() }
    let bulk = ["review", "bulk", "allow", "--rule", "links"]
    let dry = try await run(bulk + ["--dry-run"], server)
    #expect(dry.status == 0 && dry.output.contains("left to other reviewers  3\n"), "\(dry.output)")
    #expect(try await run(bulk, server).status == CommandStatus.usage.rawValue)
    #expect(!server.requests.contains { $0.line.hasSuffix("/review-bulk") })
    let done = try await run(bulk + ["--yes"], server)
    #expect(done.output.contains("begun as rvd_1"), "\(done.output)")
    #expect(server.requests.last?.body == #"{"verdict":"allow","rule":"links","confirmation":"t0"}"#)
  }
}
