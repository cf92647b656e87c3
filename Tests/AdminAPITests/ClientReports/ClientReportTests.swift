import Moderation
import Outbound
import Reports
import Sealing
import Testing

@testable import AdminAPI

@Suite("Client reports over HTTP")
struct ClientReportTests {
  private let reader = DecisionLogReader { Hex.encode(SHA256.digest($0.utf8)) }
  private let since = "since=\((WallClock.system.now() - .seconds(86_400)).description)"

  @Test("A report counts what came in, names its terms, and its log is whole and in the audit log")
  func report() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let path = "/v1/tenants/\(seed.tenant)"
      let page = try await world.send(.get, path + "/client-report?" + since, as: seed.viewer)
      #expect(page.status == 200 && page.header("content-type") == "text/html; charset=utf-8")
      #expect(page.header("content-disposition") == nil)
      let found = try #require(reader.verify(Array(page.text.utf8)))
      #expect(found.broken == nil && found.rows == 1)
      let entry = try await world.send(
        .get, path + "/audit?action=decision_log.made", as: seed.manager)
      #expect(entry.text.contains(#""subject":"decision log \#(found.head)""#))
      #expect(entry.text.contains("html " + Hex.encode(SHA256.digest(page.text.utf8))))
    }
  }

  @Test("The page may use its own style sheet and nothing else")
  func policy() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let page = try await world.send(.get, "/v1/tenants/\(seed.tenant)/client-report", as: seed.viewer)
      let policy = try #require(page.header("content-security-policy"))
      #expect(policy.hasPrefix("default-src 'none'; style-src 'sha256-") && policy.contains("frame-ancestors 'self'"))
      #expect(!policy.contains("unsafe") && !policy.contains("script-src"))
      let saved = try await world.send(
        .get, "/v1/tenants/\(seed.tenant)/client-report?download=true", as: seed.viewer)
      #expect(saved.header("content-disposition")?.hasPrefix("attachment; filename=\"tenant-a-") == true)
    }
  }

  @Test("A decision log is whole, has the tenant's decisions alone, and its head is in the audit log")
  func log() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let path = "/v1/tenants/\(seed.tenant)"
      let log = try await world.send(.get, path + "/decision-log?" + since, as: seed.viewer)
      let found = try #require(reader.verify(Array(log.text.utf8)))
      #expect(found.broken == nil && found.rows == 1, "\(log.text)")
      #expect(log.text.contains(seed.fill(":event")) && log.text.contains(",rule,delete,"))
      #expect(!log.text.contains("follow me"))
      let audit = try await world.send(
        .get, path + "/audit?subject=decision%20log%20\(found.head)", as: seed.manager)
      #expect(audit.text.ranges(of: "decision_log.made").count == 1)
    }
  }

  @Test("A log that is made again as of a report's moment is the report's own")
  func again() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let path = "/v1/tenants/\(seed.tenant)"
      let until = "&until=\(WallClock.system.now().description)"
      let report = try await world.send(.get, path + "/client-report?format=json&" + since + until, as: seed.viewer)
      let madeAt = try #require(report.text.firstMatch(of: /"made_at":"([^"]+)"/)?.1)
      let log = try await world.send(
        .get, path + "/decision-log?as_of=\(madeAt)&" + since + until, as: seed.viewer)
      let heads = [report.text, log.text].compactMap { reader.verify(Array($0.utf8))?.head }
      #expect(heads.count == 2 && heads[0] == heads[1])
    }
  }

  @Test("A change of the brand is audited and shows in the next report")
  func branding() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let path = "/v1/tenants/\(seed.tenant)"
      for _ in 0..<2 {
        let answer = try await world.send(
          .put, path + "/branding", as: seed.manager, ##"{"display_name":"<b>Acme","colour":"#aa0033"}"##)
        #expect(answer.status == 200)
      }
      let page = try await world.send(.get, path + "/client-report", as: seed.viewer)
      #expect(page.text.contains("<bdi>&lt;b&gt;Acme</bdi>") && page.text.contains("--brand:#aa0033"))
      let audit = try await world.send(.get, path + "/audit?action=branding.changed", as: seed.manager)
      #expect(audit.text.ranges(of: #""action":"branding.changed""#).count == 1)
    }
  }
}
