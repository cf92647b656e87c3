import Moderation
import Outbound
import Storage
import Testing

@testable import AdminAPI

@Suite("Parked deliveries over HTTP")
struct ParkedRetryTests {
  private let path = "/v1/tenants/:tenant/parked"

  /// Parks deliveries of the seed's tenant, or with nil of none, and answers their ids.
  private func park(_ bodies: [String], of tenant: TenantID?, _ world: World) async throws -> [String] {
    let outcomes = await GroupCommitJournal(world.database).record(
      bodies.map {
        JournalEntry(
          tenantID: tenant, accountID: nil, content: .parked(reason: "unknown event", body: Array($0.utf8)),
          receivedAt: world.now)
      })
    #expect(outcomes.allSatisfy { $0 == .stored })
    let events = EventRepository(world.database)
    let page = PageRequest(limit: 1000)
    let parked =
      if let tenant {
        try await events.parked(page: page, in: TenantScope(ownWorkFor: tenant))
      } else {
        try await events.parkedWithoutTenant(page: page, in: GatewayScope(ownWork: ()))
      }
    let ids = Dictionary(uniqueKeysWithValues: parked.items.map { ($0.body, String($0.id)) })
    return bodies.compactMap { ids[Array($0.utf8)] }
  }

  private func usable(_ seed: Seed, _ comment: String) -> String { seed.fill("use :account :tenant \(comment)") }

  @Test("are retried one by one, once, and that is kept")
  func single() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let ids = try await park([usable(seed, "9001"), "drop"], of: seed.tenant, world)
      let retry = seed.fill(path + "/\(ids[0])/retry")
      #expect(try await world.send(.post, retry, as: seed.stranger).status == 404)
      let answer = try await world.send(.post, retry, as: seed.manager)
      #expect(answer.status == 200 && answer.member("outcome") == "retried", "\(answer.text)")
      #expect(answer.member("account_id") == seed.fill(":account"))
      let events = try await world.send(
        .get, seed.fill("/v1/tenants/:tenant/events?verdict=review"), as: seed.moderator)
      #expect(events.text.contains(#""comment_id":"9001""#), "\(events.text)")
      #expect(try await world.send(.post, retry, as: seed.manager).status == 404)
      let needless = try await world.send(.post, seed.fill(path + "/\(ids[1])/retry"), as: seed.manager)
      #expect(needless.member("outcome") == "settled" && needless.text.contains("test event"), "\(needless.text)")
      let audit = try await world.send(
        .get, seed.fill("/v1/tenants/:tenant/audit?action=parked.retried"), as: seed.manager)
      #expect(audit.text.contains("parked delivery \(ids[0])"), "\(audit.text)")
    }
  }

  @Test("are retried in bulk up to what was counted, however many requests that takes")
  func bulk() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let count = ParkedRetrier.reach + 7
      _ = try await park((0..<count).map { usable(seed, "\(9000 + $0)") }, of: seed.tenant, world)
      func retry(_ members: String) async throws -> OutboundResponse {
        try await world.send(.post, seed.fill(path + "/retry"), as: seed.manager, "{\(members)}")
      }
      let dry = try await retry(#""dry_run":true"#)
      let end = try #require(dry.member("up_to"))
      let next = try #require(dry.member("next"))
      #expect(dry.text.contains(#""examined":\#(ParkedRetrier.reach)"#), "\(dry.text)")
      // With the one of the seed, which is the oldest and of no use.
      #expect(try await retry(#""dry_run":true,"after":"\#(next)""#).text.contains(#""examined":8"#))
      let later = try await park([usable(seed, "later")], of: seed.tenant, world)
      let first = try await retry(#""up_to":"\#(end)""#)
      #expect(first.text.contains(#""retried":\#(ParkedRetrier.reach - 1),"#), "\(first.text)")
      // Broken off and begun again, what was kept is not kept once more.
      let again = try await retry(#""up_to":"\#(end)""#)
      #expect(again.text.contains(#""retried":8,"#) && again.text.contains(#""next":null"#), "\(again.text)")
      let left = try await EventRepository(world.database)
        .parked(page: PageRequest(limit: 1000), in: TenantScope(ownWorkFor: seed.tenant)).items
      #expect(left.count == 2 && left.first.map { String($0.id) } == later.first)
    }
  }

  @Test("of a shared app become the events of whoever's account they name; a tenant's never another's")
  func shared() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let ids = try await park([usable(seed, "9001")], of: nil, world)
      #expect(try await world.send(.post, seed.fill(path + "/\(ids[0])/retry"), as: seed.manager).status == 404)
      #expect(try await world.send(.post, "/v1/parked/\(ids[0])/retry", as: seed.manager).status == 403)
      let answer = try await world.send(.post, "/v1/parked/\(ids[0])/retry", as: seed.owner)
      #expect(answer.member("account_id") == seed.fill(":account"), "\(answer.text)")
      let foreign = try await park([usable(seed, "9002")], of: seed.otherTenant, world)
      let refused = try await world.send(
        .post, "/v1/tenants/\(seed.otherTenant)/parked/\(foreign[0])/retry", as: seed.owner)
      #expect(refused.status == 409 && refused.member("code") == "still_unusable", "\(refused.text)")
    }
  }
}
