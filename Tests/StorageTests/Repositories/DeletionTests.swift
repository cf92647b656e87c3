import GRDB
import Moderation
import Testing

@testable import Storage

/// A deletion must bring every table back to what it was before the deleted thing came.
@Suite struct DeletionTests {
  @Test("A deleted tenant leaves nothing, and its neighbour everything")
  func tenant() async throws {
    let test = try TestDatabase()
    _ = try await World("neighbour", in: test)
    let before = try await test.dump()
    let world = try await World("gone", in: test)
    let tables = try await test.database.pool.read { db in
      try String.fetchAll(
        db, sql: "SELECT m.name FROM sqlite_schema m JOIN pragma_table_info(m.name) c WHERE c.name = 'tenant_id'")
    }
    for table in tables {
      let rows = try await test.count(
        "SELECT count(*) FROM \(table) WHERE tenant_id = ?", [world.scope.tenantID.rawValue])
      #expect(rows > 0, "the world must have a row in \(table) to show that it goes")
    }
    #expect(try await TenantRepository(test.database).delete(in: world.scope, by: TestDatabase.gateway))
    let after = try await test.dump()
    // Operators, their tokens and invitations are the gateway's own and stay, without what they were granted; audit entries
    // are kept for good.
    let left = after.filter { !before.contains($0) }
    for table in ["operators ", "tokens ", "invitations "] { #expect(left.count { $0.hasPrefix(table) } == 1) }
    let kept = ["operators ", "tokens ", "invitations ", "audit_entries "]
    #expect(left.allSatisfy { row in kept.contains { row.hasPrefix($0) } })
    #expect(after.filter { !left.contains($0) } == before)
    #expect(try await TenantRepository(test.database).delete(in: world.scope, by: TestDatabase.gateway) == false)
  }

  @Test("A deleted account leaves nothing, and its neighbour in the same tenant everything")
  func account() async throws {
    let test = try TestDatabase()
    let world = try await World("a", in: test)
    let repository = AccountRepository(test.database)
    let before = try await test.dump().filter { !$0.hasPrefix("audit_entries ") }
    let account = Account.sample("gone", in: world.scope)
    let decision = Decision.by(
      "own", layer: .account, fuse: RuleFuse(actionsPerDay: 1), versions: RuleSetVersions(tenant: 1, account: 1),
      labels: ["scam"], notifies: true, awaitsScores: ["hate"])
    try await repository.create(
      account, tokens: .sample, webhookSecret: .sample(of: account.id), in: world.scope)
    #expect(
      await test.record([
        .doomed("1", of: account.id, in: world.scope), .parked([9], of: account.id, in: world.scope),
        .comment("1", kind: .deleted, of: account.id, in: world.scope),
        .decided("2", decision, dialect: .open, of: account.id, in: world.scope),
        .decided("3", decision, dialect: .open, of: account.id, in: world.scope),
      ]) == [.stored, .stored, .stored, .stored, .stored])
    #expect(try await test.count("SELECT count(*) FROM rule_fuses WHERE account_id = \(account.id.rawValue)") == 1)
    try await RuleSetRepository(test.database).save(.naming("spam"), in: .account(account.id, world.scope))
    let due = try #require(
      try await EventRepository(test.database)
        .actions(account: account.id, state: nil, page: PageRequest(), in: world.scope).items.first)
    try await OutboxRepository(test.database).record(
      .accepted, of: due.id, began: test.clock.now, ended: test.clock.now)
    #expect(try await repository.delete(account.id, in: world.scope))
    #expect(try await test.dump().filter { !$0.hasPrefix("audit_entries ") } == before)
    #expect(try await repository.delete(account.id, in: world.scope) == false)
  }
}
