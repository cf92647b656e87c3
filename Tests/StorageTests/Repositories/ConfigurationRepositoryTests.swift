import Moderation
import Testing

@testable import Storage

/// Rule sets, the key probe, and the whole of what ingest reads.
@Suite struct ConfigurationRepositoryTests {
  private let test: TestDatabase
  private let scope: TenantScope
  private let rules: RuleSetRepository

  init() async throws {
    test = try TestDatabase()
    scope = try await test.addTenant("a")
    rules = RuleSetRepository(test.database)
  }

  private func save(_ document: String, expecting expected: Int64?) async throws -> RuleSetVersion {
    try await rules.save(
      document: document, author: nil, note: "n", at: test.clock.now, expecting: expected, in: scope)
  }

  @Test("Versions count up, stay as they were, and the highest is in force")
  func versions() async throws {
    #expect(try await rules.current(in: scope) == nil)
    let first = try await save("{\"a\":1}", expecting: 0)
    let second = try await save("{\"a\":2}", expecting: 1)
    let third = try await save("{}", expecting: nil)
    #expect([first, second, third].map(\.version) == [1, 2, 3])
    #expect(try await rules.current(in: scope) == third)
    #expect(try await rules.version(1, in: scope) == first)
    #expect(try await rules.version(4, in: scope) == nil)
  }

  @Test("A change based on a version that is not the newest is refused", arguments: [0, 1, 3, -1] as [Int64])
  func stale(expected: Int64) async throws {
    _ = try await save("{}", expecting: nil)
    _ = try await save("{}", expecting: nil)
    await #expect(throws: StorageError.stale(current: 2)) { _ = try await save("{}", expecting: expected) }
    #expect(try await rules.current(in: scope)?.version == 2)
  }

  @Test("Of many saves based on one version a single one wins")
  func race() async throws {
    let wins = await withTaskGroup(of: Bool.self) { group in
      for number in 0..<20 { group.addTask { (try? await save("{\"n\":\(number)}", expecting: 0)) != nil } }
      return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(wins == 1)
    #expect(try await test.count("SELECT count(*) FROM rule_sets") == 1)
  }

  @Test("A rule set of no tenant is refused")
  func unknownTenant() async throws {
    await #expect(throws: StorageError.reference(what: "tenant")) {
      _ = try await rules.save(
        document: "{}", author: nil, note: nil, at: test.clock.now, expecting: nil, in: .unknown)
    }
  }

  @Test("The first key probe is kept")
  func keyProbe() async throws {
    let probes = KeyProbeRepository(test.database)
    #expect(try await probes.probe() == nil)
    try await probes.setProbe(SealedSecret(bytes: [1, 0]))
    try await probes.setProbe(SealedSecret(bytes: [2]))
    #expect(try await probes.probe() == SealedSecret(bytes: [1, 0]))
  }

  @Test("Ingest reads all tenants, apps and accounts, the live secrets newest first, and the rule sets in force")
  func endpoints() async throws {
    let worlds = [try await World("x", in: test), try await World("y", in: test)]
    let world = worlds[0]
    _ = try await rules.save(
      document: "{\"v\":2}", author: nil, note: nil, at: test.clock.now, expecting: 1, in: world.scope)
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
    #expect(now.ruleSets.first { $0.tenantID == world.scope.tenantID }?.document == "{\"v\":2}")
    #expect(now.ruleSets.count == 2)
    let later = try await repository.endpointConfiguration(at: end, in: TestDatabase.gateway)
    #expect(later.webhookSecrets.count == 2)
  }
}
