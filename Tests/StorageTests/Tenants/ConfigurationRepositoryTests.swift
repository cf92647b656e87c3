import Moderation
import Testing

@testable import Storage

/// The key probe, and the whole of what ingest reads.
@Suite struct ConfigurationRepositoryTests {
  private let test: TestDatabase
  private let scope: TenantScope

  init() async throws {
    test = try TestDatabase()
    scope = try await test.addTenant("a")
  }

  @Test("The first key probe is kept")
  func keyProbe() async throws {
    let probes = KeyProbeRepository(test.database)
    #expect(try await probes.probe() == nil)
    try await probes.setProbe(SealedSecret(bytes: [1, 0]))
    try await probes.setProbe(SealedSecret(bytes: [2]))
    #expect(try await probes.probe() == SealedSecret(bytes: [1, 0]))
  }

  @Test("Ingest reads all tenants, apps and accounts, the live secrets newest first, and who has a rule set")
  func endpoints() async throws {
    let worlds = [try await World("x", in: test), try await World("y", in: test)]
    let world = worlds[0]
    let newer = WebhookSecret.sample(of: world.account.id)
    let end = test.clock.now + .seconds(60)
    #expect(
      try await AccountRepository(test.database).rotateWebhookSecret(to: newer, overlapEnd: end, in: world.scope))
    let repository = EndpointRepository(test.database)
    let now = try await repository.endpointConfiguration(at: test.clock.now, in: TestDatabase.gateway)
    #expect(Set(now.tenants.map(\.name)) == ["a", "x", "y"])
    #expect(Set(now.apps.map(\.id)) == Set(worlds.map(\.app.id)))
    #expect(Set(now.accounts.map(\.id)) == Set(worlds.map(\.account.id)))
    let ofWorld = now.webhookSecrets.filter { $0.accountID == world.account.id }
    #expect(ofWorld.map(\.id) == [newer.id, world.secret.id])
    #expect(now.webhookSecrets.count == 3)
    #expect(
      Set(now.ruleRevisions.keys)
        == Set(
          worlds.flatMap { world -> [RuleSetOwner] in
            [.tenant(world.scope.tenantID), .account(world.account.id, of: world.scope.tenantID)]
          }))
    let later = try await repository.endpointConfiguration(at: end, in: TestDatabase.gateway)
    #expect(later.webhookSecrets.count == 2)
  }
}
