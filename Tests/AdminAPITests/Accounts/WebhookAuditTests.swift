import AdminAPI
import Moderation
import Outbound
import Synchronization
import Testing

/// What TikTok did cannot be taken back, whatever becomes of the entry about it.
@Suite("The audit log of webhooks at TikTok") struct WebhookAuditTests {
  private static let path = "/v1/tenants/:tenant/accounts/:account/webhooks"
  private static let onboarding = #"{"name":"X","accounts":[{"name":"A","dialect":"open"}],"register":true}"#

  private static func lost(mayHaveHappened: Bool) -> WebhookError {
    .platform(
      PlatformFailure(
        kind: .unreachable, status: 0, code: nil, message: "no answer", mayHaveHappened: mayHaveHappened))
  }

  private func details(_ action: AuditAction, _ world: World) async throws -> [String] {
    let scope = AuditScope.gateway(GatewayScope(ownWork: ()))
    return try await world.dependencies.audit.entries(
      matching: AuditFilter(), page: PageRequest(limit: 1000), in: scope
    ).items.filter { $0.action == action.rawValue }.map { "\($0.subject): \($0.detail ?? "-")" }
  }

  @Test("says that an entry is missing in the gateway's log, and fails nothing that TikTok has done")
  func unwritable() async throws {
    try await World.with(change: {
      $0.audit = FailingAudit(log: $0.audit, failing: [.webhookRegistered, .webhookDeleted])
    }) { world in
      let seed = try await world.seed()
      let path = seed.fill(Self.path)
      #expect(try await world.send(.post, path, as: seed.manager).status == 201)
      #expect(try await world.send(.delete, path + "/wh-1", as: seed.manager).status == 204)
      let made = try await world.send(.post, "/v1/onboarding", as: seed.owner, Self.onboarding)
      #expect(made.status == 201 && made.text.contains(#""status":"registered""#), "\(made.text)")
      let lines = world.logs.all.filter { $0.contains("TikTok was changed, and the audit log does not have it") }
      #expect(lines.count == 3 && lines.allSatisfy { $0.hasPrefix("error") }, "\(lines)")
      #expect(try await details(.webhookRegistered, world).isEmpty)
    }
  }

  @Test("has what a sync did before it stopped, and what it perhaps did then")
  func halfWay() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let path = seed.fill(Self.path) + "/sync"
      let sync = { (mayHaveHappened: Bool) in
        world.webhooks.syncFailure.withLock {
          $0 = WebhookSyncFailure(
            done: [.delete(StandInWebhooks.registered)], failed: .register(url: "https://new.example/hook"),
            cause: Self.lost(mayHaveHappened: mayHaveHappened))
        }
        let answer = try await world.send(.post, path, as: seed.manager, #"{"dry_run":false}"#)
        #expect(answer.status == 504 && answer.member("code") == "platform_unreachable", "\(answer.text)")
      }
      try await sync(false)
      let deleted = seed.fill(":account: wh-1, https://gate.example/webhooks/x")
      #expect(try await details(.webhookDeleted, world) == [deleted])
      #expect(try await details(.webhookRegistered, world).isEmpty)
      try await sync(true)
      #expect(try await details(.webhookDeleted, world) == [deleted, deleted])
      let doubtful = "perhaps, since TikTok's answer is not known: https://new.example/hook"
      #expect(try await details(.webhookRegistered, world) == [seed.fill(":account: \(doubtful)")])
    }
  }

  @Test("has a single change whose answer was lost, and none that TikTok refused", arguments: [true, false])
  func doubtful(_ mayHaveHappened: Bool) async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let path = seed.fill(Self.path)
      world.webhooks.changeFailure.withLock { $0 = Self.lost(mayHaveHappened: mayHaveHappened) }
      #expect(try await world.send(.post, path, as: seed.manager).status == 504)
      #expect(try await world.send(.delete, path + "/wh-1", as: seed.manager).status == 504)
      for (action, what) in [
        (AuditAction.webhookRegistered, "the account's webhook"), (.webhookDeleted, "wh-1"),
      ] {
        let entry = seed.fill(":account: perhaps, since TikTok's answer is not known: \(what)")
        #expect(try await details(action, world) == (mayHaveHappened ? [entry] : []))
      }
    }
  }

  @Test("names the accounts of a new tenant by their ids")
  func onboarding() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let made = try await world.send(.post, "/v1/onboarding", as: seed.owner, Self.onboarding)
      #expect(made.status == 201)
      let entry = try #require(try await details(.webhookRegistered, world).first)
      let (account, detail) = (entry.prefix { $0 != ":" }, entry.drop { $0 != ":" })
      #expect(AccountID(account) != nil && made.text.contains(#""id":"\#(account)""#), "\(entry)")
      #expect(detail == ": wh-1, https://gate.example/webhooks/x")
    }
  }
}
