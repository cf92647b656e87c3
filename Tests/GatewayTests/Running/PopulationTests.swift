import Bench
import Foundation
import Gateway
import Logging
import Moderation
import Sealing
import Testing
import Workload

extension EndToEnd {
  @Suite struct PopulationTests {
    @Test("what a stopped database was filled with is served like anything else: paths, secrets, rules, past events")
    func served() async throws {
      try await World.run { world in
        let settings = try Settings.load(file: nil, environment: world.environment, cores: 1)
        let population = try Population(
          settings, logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }))
        let members = try await population.add([
          .init("Open", rules: .starter, source: .open(webhookSecret: "a secret of the sample")),
          .init(
            "Business", rules: .starter,
            source: .business(openID: "-000iam", clientKey: "42", appSecret: "another secret", accessToken: nil)),
        ])
        let past = WallClock.system.now() - .seconds(86_400)
        let stored = try (0..<3).map { try entry($0, of: members[0], at: past) }
        try await population.record(stored, at: past)
        await #expect(throws: StorageError.conflict(what: "events")) {
          try await population.record([stored[0]], at: past)
        }
        await population.close()

        let gateway = try await world.start()
        let load = SignedLoad(
          count: 10,
          to: [
            .open(path: members[0].path, key: HMACKey("a secret of the sample".utf8)),
            .business(path: members[1].path, key: HMACKey("another secret".utf8), openID: "-000iam"),
          ], seconds: WallClock.system.now().seconds)
        let result = try LoadClient(port: gateway.ingestPort, connections: 1, requests: load).run(count: 10)
        #expect(result.answers == 10 && result.errors == 0)

        let admin = try await world.logIn(gateway, first: true)
        let open: Totals = try await admin.get("/v1/tenants/\(members[0].tenant)/report")
        #expect(open.totalEvents == 8)
        let earlier: Totals = try await admin.get(
          "/v1/tenants/\(members[0].tenant)/report?until=\(past + .seconds(60))")
        #expect(earlier.totalEvents == 3)
        let business: Totals = try await admin.get("/v1/tenants/\(members[1].tenant)/report")
        #expect(business.totalEvents == 5)
        #expect(await gateway.stop() == 0)
      }
    }

    private func entry(_ number: Int, of member: Population.Member, at moment: Timestamp) throws -> JournalEntry {
      JournalEntry(
        tenantID: member.tenant, accountID: member.account,
        content: .comment(
          CommentEvent(
            kind: .created, commentID: "738535056772240257\(number)", videoID: "1", authorID: "u", text: "a fine video",
            occurredAt: moment),
          decision: Decision(verdict: .allow, basis: .byDefault), action: nil), receivedAt: moment)
    }
  }
}

private struct Totals: Decodable {
  var totalEvents: Int
}
