import Moderation
import Outbound
import Testing

@testable import AdminAPI

@Suite("Fuses over HTTP")
struct FuseTests {
  @Test("a rule past its fuse is listed with a notice and an audit entry, and acts again when it is set free")
  func rearming() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let tenant = try #require(TenantID(seed.names["tenant"] ?? ""))
      let account = try #require(AccountID(seed.names["account"] ?? ""))
      let fuse = RuleFuse(actionsPerDay: 1)
      for index in 0..<3 {
        let decision = Decision(
          verdict: .delete, basis: .rule, ruleID: "spam-phrases", ruleLayer: .tenant,
          versions: RuleSetVersions(tenant: 1),
          fired: [FiredRule(ruleID: "spam-phrases", layer: .tenant, verdict: .delete, fuse: fuse)], fuse: fuse)
        try await world.record([
          JournalEntry(
            tenantID: tenant, accountID: account,
            content: .comment(
              CommentEvent(
                kind: .created, commentID: "9\(index)", videoID: "1", authorID: "u", text: "follow me",
                occurredAt: world.now), decision: decision, action: PlannedAction(for: .delete, in: .open)),
            receivedAt: world.now)
        ])
      }
      let path = seed.fill("/v1/tenants/:tenant")
      let demotions = try await world.send(.get, path + "/rules/demotions", as: seed.moderator)
      #expect(demotions.text.contains(#""rule":"spam-phrases""#), "\(demotions.text)")
      #expect(demotions.text.contains(#""layer":"tenant""#))
      let effective = try await world.send(.get, path + "/rules", as: seed.moderator)
      #expect(effective.text.contains(#""demotion":{"account_id":null"#))
      #expect(try await world.send(.get, path + "/notices?kind=fuse", as: seed.moderator).text.contains("spam-phrases"))
      let last = try await world.send(.get, path + "/events?limit=1", as: seed.moderator)
      #expect(last.text.contains(#""basis":"fuse""#) && last.text.contains(#""verdict":"review""#), "\(last.text)")
      let rearm = path + "/rules/tenant/spam-phrases/rearm"
      #expect(try await world.send(.post, rearm, as: seed.moderator).status == 403)
      #expect(try await world.send(.post, rearm, as: seed.manager).status == 204)
      #expect(try await world.send(.post, rearm, as: seed.manager).status == 404)
      #expect(try await world.send(.post, path + "/rules/nowhere/spam-phrases/rearm", as: seed.manager).status == 404)
      #expect(try await world.send(.get, path + "/rules/demotions", as: seed.moderator).text.contains(#""items":[]"#))
      let audit = try await world.send(.get, path + "/audit", as: seed.manager)
      #expect(audit.text.contains(#""action":"rule.demoted""#) && audit.text.contains(#""action":"rule.rearmed""#))
    }
  }
}
