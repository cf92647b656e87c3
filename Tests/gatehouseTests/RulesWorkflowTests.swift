import Foundation
import Testing

@testable import gatehouse

/// Rules and lists through the built executable.
@Suite struct RulesWorkflowTests {
  private let tenant = "/v1/tenants/ten_0000000000001"
  private let environment = ["GATEHOUSE_TOKEN": "ghs_t", "GATEHOUSE_TENANT": "ten_0000000000001"]

  private func run(_ arguments: [String], _ server: StandInServer, input: String = "") async throws -> CommandRun {
    try await CommandRun(
      arguments + ["--admin-url", server.origin], home: TemporaryFolder(), environment: environment, input: input)
  }

  private static let envelope =
    #"{"version":3,"author":"opr_1","note":"why","restores":null,"created_at":"2026-11-24T09:30:00.000Z","#
    + #""document":{"default":"allow","rules":[]},"warnings":[{"path":"/rules/0/verdict","message":"is done otherwise"}]}"#
  private static let versions =
    #"{"items":[{"version":3,"author":null,"note":null,"restores":null,"created_at":"2026-11-24T09:30:00.000Z"}],"#
    + #""next":null}"#

  @Test("rules put saves over the version it saw, and shows what the gateway warns of")
  func put() async throws {
    let folder = try TemporaryFolder()
    let file = try folder.file("r.yaml", "default: allow\nrules: []\n")
    let server = try StandInServer([
      "GET \(tenant)/rule-set/versions?limit=1": .init(body: Self.versions),
      "PUT \(tenant)/rule-set": .init(body: Self.envelope, headers: ["ETag": "\"3\""]),
    ])
    defer { server.stop() }
    let put = try await run(["rules", "put", file, "--note", "why"], server)
    #expect(put.output == "saved as version 3, now in force\n")
    #expect(put.errors == "warning: /rules/0/verdict: is done otherwise\n")
    let request = try #require(server.requests.last)
    #expect(request.body == #"{"default":"allow","rules":[]}"#)
    #expect(request.headers["if-match"] == "\"3\"" && request.headers["gatehouse-note"] == "why")
    _ = try await run(["rules", "put", file, "--force"], server)
    #expect(server.requests.last?.headers["if-match"] == "*")
  }

  @Test("rules put takes what rules show prints, of an earlier version too", arguments: [[], ["--version", "3"]])
  func roundTrip(version: [String]) async throws {
    let server = try StandInServer([
      "GET \(tenant)/rule-set": .init(body: #"{"default":"allow","rules":[]}"#, headers: ["ETag": "\"3\""]),
      "GET \(tenant)/rule-set/versions/3": .init(body: Self.envelope),
      "PUT \(tenant)/rule-set": .init(body: Self.envelope),
    ])
    defer { server.stop() }
    for json in [[], ["--json"]] {
      let show = try await run(["rules", "show"] + version + json, server)
      #expect(show.status == 0)
      let put = try await run(["rules", "put", "-", "--force"], server, input: show.output)
      #expect(put.status == 0, "\(put.errors)")
      let sent = server.requests.last?.body.filter { !$0.isWhitespace }
      #expect(sent == #"{"default":"allow","rules":[]}"#)
    }
  }

  @Test("the gateway's rules and an account's are reached by their options")
  func owners() async throws {
    let account = "\(tenant)/accounts/acc_0000000000002"
    let server = try StandInServer([
      "GET /v1/gateway/rule-set": .init(body: "{}"), "GET \(account)/rule-set": .init(body: "{}"),
      "GET \(account)/rules": .init(
        body: #"{"versions":{"gateway":1,"tenant":null,"account":2},"default":"allow","rules":[{"id":"a","#
          + #""layer":"gateway","version":1,"state":"overridden","by":"account","demotion":null,"rule":{"id":"a","#
          + #""mode":"live","verdict":"hide","when":{"words":["x"]}}}]}"#),
    ])
    defer { server.stop() }
    #expect(try await run(["rules", "show", "--gateway"], server).status == 0)
    #expect(try await run(["rules", "show", "--account", "acc_0000000000002"], server).status == 0)
    let effective = try await run(["rules", "effective", "--account", "acc_0000000000002"], server)
    #expect(
      effective.output == """
        RULE  LAYER    VERSION  MODE  VERDICT  STATE                  NAME
        a     gateway  1        live  hide     overridden by account  -

        """)
  }

  @Test("rules check needs no gateway, and shows every fault of every file")
  func check() async throws {
    let folder = try TemporaryFolder()
    let good = try folder.file(
      "good.yaml", "rules:\n  - id: a\n    verdict: delete\n    when: {words: ['no', bad]}\n")
    let bad = try folder.file("bad.json", #"{"rules":[{"id":"a","verdict":"ban","when":{"words":[]}}]}"#)
    let odd = try folder.file("odd.yaml", "rules:\n  - id: a\n    verdict: delete\n    when: {words: [no]}\n")
    let twice = try folder.file("twice.yaml", "rules: []\nrules: []\n")
    let example = try folder.file(
      "example.yaml",
      "rules:\n  - {id: a, verdict: delete, when: {words: [spam]}, examples: {must_match: [ham]}}\n")
    let listed = try folder.file(
      "listed.yaml", "rules:\n  - {id: a, verdict: delete, when: {words: {lists: [ours, starter/spam-en]}}}\n")
    let ok = try await CommandRun(["rules", "check", good, listed], home: folder)
    #expect(ok.status == 0 && ok.output == "\(good): good, 1 rule\n\(listed): good, 1 rule\n", "\(ok.errors)")
    let faulty = try await CommandRun(["rules", "check", bad, good, odd, twice, example], home: folder)
    #expect(faulty.status == CommandStatus.failed.rawValue && faulty.output == "\(good): good, 1 rule\n")
    #expect(faulty.errors.contains("  /rules/0/verdict: "))
    #expect(faulty.errors.contains("  line 4, column 20: no means different things"))
    #expect(faulty.errors.contains(#"  line 1, column 1: the key "rules" is given twice"#))
    #expect(faulty.errors.contains("  /rules/0/examples/must_match/0: "))
    let json = try await CommandRun(["rules", "check", "--json", "-"], home: folder, input: "{\"rules\":[]}")
    #expect(json.status == 0 && json.output.hasPrefix("{"))
    let schema = try await CommandRun(["rules", "schema"], home: folder)
    #expect(schema.output.contains("json-schema.org"))
  }

  private static let difference =
    #"{"compared":9,"unchanged":7,"newly_hidden":2,"released":0,"changed":0,"awaiting_scores":0,"verdicts":[],"#
    + #""rules":[{"rule":"spam","layer":"tenant","newly_hidden":2,"released":0,"changed":0,"examples":[{"event":"evt_1","#
    + #""text":"buy \u001b[2J","from":"allow","to":"hide"}]}],"labels":[{"label":"ad","gained":2,"lost":0}]}"#

  @Test("a back-test shows what came of it, and one that breaks off is no result")
  func backTest() async throws {
    let path = "POST \(tenant)/rules/back-test"
    let folder = try TemporaryFolder()
    let file = try folder.file("r.json", #"{"rules":[]}"#)
    let progress = #"{"progress":{"done":5,"of":9}}"#
    let server = try StandInServer([path: .init(body: "\(progress)\n{\"result\":\(Self.difference)}\n")])
    defer { server.stop() }
    let run = try await self.run(["rules", "back-test", file, "--days", "3"], server)
    #expect(
      run.output == """
        compared           9
        unchanged          7
        newly hidden       2
        released           0
        otherwise changed  0

        spam (tenant): newly hidden 2, released 0, changed 0
          evt_1  allow -> hide  buy \\u{1B}[2J

        labels: ad +2 -0

        """)
    #expect(server.requests.last?.body == #"{"rule_set":{"rules":[]},"days":3}"#)
    let broken = try StandInServer([path: .init(body: "\(progress)\n")])
    defer { broken.stop() }
    #expect(try await self.run(["rules", "back-test", file], broken).status == CommandStatus.unreachable.rawValue)
    let failed = try StandInServer([path: .init(body: #"{"error":{"code":"closed","detail":"shutting down"}}"# + "\n")])
    defer { failed.stop() }
    let failure = try await self.run(["rules", "back-test", file], failed)
    #expect(failure.status == CommandStatus.failed.rawValue && failure.errors.hasPrefix("error: shutting down\n"))
  }

  @Test("undo shows what it would do, and begins only with consent")
  func undo() async throws {
    let counts =
      #"{"examined":5,"queued":2,"withdrawn":1,"still_hidden":1,"deleted":1,"already_visible":0}"#
    let subject = #"{"layer":"tenant","account_id":null,"version":2,"from":"a","to":"b"}"#
    let job =
      #"{"id":"und_1","subject":\#(subject),"state":"running","counts":\#(counts),"created_by":null,"created_at":"c","#
      + #""updated_at":"u"}"#
    let server = try StandInServer([
      "POST \(tenant)/rule-set/undo/preview": .init(
        body: #"{"subject":\#(subject),"counts":\#(counts),"complete":true,"examples":[]}"#),
      "POST \(tenant)/undo-jobs": .init(status: 202, body: job),
      "GET \(tenant)/undo-jobs/und_1": .init(body: job),
    ])
    defer { server.stop() }
    let undo = ["rules", "undo", "2", "--since", "2026-11-01", "--until", "2026-11-02"]
    let dry = try await run(undo + ["--dry-run"], server)
    #expect(dry.status == 0 && dry.output.contains("to be unhidden           2\n"), "\(dry.output)")
    #expect(dry.output.contains("deleted, not undoable    1\n"))
    let refused = try await run(undo, server)
    #expect(refused.status == CommandStatus.usage.rawValue)
    #expect(!server.requests.contains { $0.line.hasSuffix("/undo-jobs") })
    let done = try await run(undo + ["--yes"], server)
    #expect(done.output.hasSuffix("begun as und_1; gatehouse rules undo show und_1 says how far it is\n"))
    let expected =
      #"{"layer":"tenant","version":2,"from":"2026-11-01T00:00:00.000Z","to":"2026-11-02T00:00:00.000Z"}"#
    #expect(server.requests.last?.body == expected)
    #expect(try await run(["rules", "undo", "show", "und_1"], server).output.contains("looked at"))
  }

  @Test("an evasion report shows what gets through, and which ordinary words are hit")
  func evasion() async throws {
    let report =
      #"{"term":"scam","kind":"words","folding":"folded","seed":1,"variants":120,"caught":90,"share":0.75,"techniques":"#
      + #"[{"name":"leet","variants":20,"caught":19,"missed":["5c\u001bm"]}],"collisions":[{"word":"scamper","#
      + #""languages":["en"]}]}"#
    let server = try StandInServer(["POST \(tenant)/rules/evasion": .init(body: report)])
    defer { server.stop() }
    let shown = try await run(["rules", "evasion", "scam", "--seed", "1"], server)
    #expect(
      shown.output == """
        90 of 120 variants are caught (75 %)

        TECHNIQUE  VARIANTS  CAUGHT  MISSED
        leet       20        19      5c\\u{1B}m

        ordinary words hit: scamper (en)

        """)
    #expect(server.requests.last?.body == #"{"term":"scam","seed":1}"#)
  }

  @Test("a list is saved with its faults named by line, and exported as it was")
  func lists() async throws {
    let folder = try TemporaryFolder()
    let file = try folder.file("l.csv", "term\na\n")
    let list =
      #"{"id":"lst_1","name":"l","title":null,"version":2,"term_count":1,"created_at":"c","updated_at":"u","#
      + #""warnings":[{"line":3,"message":"repeats line 2"}]}"#
    let server = try StandInServer([
      "GET \(tenant)/lists/l": .init(body: list), "PUT \(tenant)/lists/l?title=T": .init(body: list),
      "PUT /v1/gateway/lists/l": .init(
        status: 422,
        body: #"{"code":"invalid_list","detail":"the list is not valid","errors":[{"path":"","line":17,"#
          + #""message":"has no term"}]}"#),
      "GET /v1/starter-lists/spam-en?spreadsheet=true": .init(body: "term\r\na\r\n"),
    ])
    defer { server.stop() }
    let put = try await run(["lists", "put", "l", file, "--title", "T"], server)
    #expect(put.output == "saved 1 term as version 2, now in force\n", "\(put.errors)")
    #expect(put.errors == "warning: line 3: repeats line 2\n")
    let request = try #require(server.requests.last)
    #expect(request.headers["content-type"] == "text/csv" && request.headers["if-match"] == "\"2\"")
    #expect(request.body == "term\na\n")
    let faulty = try await run(["lists", "put", "l", file, "--gateway", "--force"], server)
    #expect(faulty.errors == "error: the list is not valid\n  line 17: has no term\n")
    let output = folder.path + "/out.csv"
    let export = try await run(
      ["lists", "export", "starter/spam-en", "-o", output, "--format", "spreadsheet"], server)
    #expect(export.status == 0, "\(export.errors)")
    #expect(try String(contentsOfFile: output, encoding: .utf8) == "term\r\na\r\n")
  }

  @Test("an explanation says what was found, how, and why it was decided so")
  func explain() async throws {
    let explanation =
      #"{"decision":{"verdict":"delete","basis":"rule","rule":"spam","layer":"tenant","rule_set_version":3,"#
      + #""versions":{"gateway":1,"tenant":3,"account":null},"matches":[],"fired":[],"shadows":[{"rule":"s","#
      + #""layer":"tenant","verdict":"hide"}],"labels":["ad"],"awaits_scores":[]},"reason":"Rule spam decides.","#
      + #""text":"fr33","matches":[{"rule":"spam","term":"free","start":0,"end":4,"excerpt":"fr33","how":["leet"]}],"#
      + #""views":null,"rules":null}"#
    let server = try StandInServer([
      "GET \(tenant)/events/evt_1/explanation": .init(body: explanation),
      "POST \(tenant)/rules/test": .init(body: explanation),
    ])
    defer { server.stop() }
    let shown = """
      verdict       delete
      why           Rule spam decides.
      text          fr33
      found         spam: “fr33” by free (leet)
      versions      gateway 1, tenant 3
      labels        ad
      shadow rules  s: hide

      """
    #expect(try await run(["events", "explain", "evt_1"], server).output == shown)
    #expect(try await run(["rules", "test", "fr33", "--user-id", "7"], server).output == shown)
    #expect(server.requests.last?.body == #"{"text":"fr33","user_id":"7"}"#)
  }
}
