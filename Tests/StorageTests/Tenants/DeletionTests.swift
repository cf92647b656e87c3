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
    try await test.runRetention()
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
    try await test.runRetention()
    let after = try await test.dump()
    // Operators, their tokens and invitations are the gateway's own and stay, without what they were granted; audit
    // entries age by themselves.
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
    try await test.runRetention()
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
        .actions(matching: ActionFilter(accountID: account.id), page: PageRequest(), in: world.scope).items.first)
    try await OutboxRepository(test.database).record(
      .accepted, of: due.id, began: test.clock.now, ended: test.clock.now)
    try await test.addSweptVideo("v9", of: account.id, in: world.scope)
    #expect(try await repository.delete(account.id, in: world.scope))
    try await test.runRetention()
    #expect(try await test.dump().filter { !$0.hasPrefix("audit_entries ") } == before)
    #expect(try await repository.delete(account.id, in: world.scope) == false)
  }

  @Test("A deleted tenant is seen by nobody at once, and its name is free, while its data goes in slices over crashes")
  func tenantInSlices() async throws {
    let test = try TestDatabase()
    let world = try await World("gone", in: test)
    _ = await test.record((10..<40).map { .comment("\($0)", of: world.account.id, in: world.scope) })
    let tenants = TenantRepository(test.database)
    #expect(try await tenants.delete(in: world.scope, by: TestDatabase.gateway))
    #expect(try await tenants.tenant(in: world.scope) == nil)
    #expect(try await tenants.tenants(named: nil, page: PageRequest(), in: TestDatabase.gateway).items == [])
    #expect(try await tenants.delete(in: world.scope, by: TestDatabase.gateway) == false)
    let configuration = try await EndpointRepository(test.database)
      .endpointConfiguration(at: test.clock.now, in: TestDatabase.gateway)
    #expect(configuration.tenants.isEmpty && configuration.accounts.isEmpty && configuration.webhookSecrets.isEmpty)
    #expect(
      await test.record([.comment("late", of: world.account.id, in: world.scope)])
        == [.failed(.reference(what: "account"))])
    let namesake = try await test.addTenant("gone")
    try await test.runRetention(within: .zero, atMost: 10)
    #expect(try await test.count("SELECT count(*) FROM events") > 0)
    await test.database.close()
    let again = try TestDatabase(folder: test.folder, clock: test.clock)
    try await again.runRetention(within: .zero)
    for table in ["events", "decisions", "actions", "parked", "hourly_totals", "deleted_accounts"] {
      #expect(try await again.count("SELECT count(*) FROM \(table)") == 0, "\(table)")
    }
    #expect(try await TenantRepository(again.database).tenant(in: namesake)?.name == "gone")
    #expect(try await again.count("SELECT count(*) FROM tenants") == 1)
    #expect(try await again.auditEntries().last?.action == "deletion.finished")
  }

  @Test("What a deleted account leaves is hidden while it goes in slices, and its neighbour's is not")
  func accountInSlices() async throws {
    let test = try TestDatabase()
    let scope = try await test.addTenant("a")
    let (gone, stays) = (try await test.addAccount("gone", in: scope), try await test.addAccount("stays", in: scope))
    _ = await test.record(
      (0..<20).flatMap { number -> [JournalEntry] in
        [
          .doomed("g\(number)", of: gone, in: scope), .comment("s\(number)", of: stays, in: scope),
          .parked([UInt8(number)], of: gone, in: scope),
        ]
      })
    #expect(try await AccountRepository(test.database).delete(gone, in: scope))
    try await test.runRetention(within: .zero, atMost: 5)
    #expect(try await test.count("SELECT count(*) FROM events WHERE account_id = ?", [gone.rawValue]) == 15)
    let events = EventRepository(test.database)
    #expect(try await test.commentIDs(of: scope).allSatisfy { $0.hasPrefix("s") })
    #expect(try await events.actions(matching: ActionFilter(), page: PageRequest(), in: scope).items == [])
    #expect(try await events.parked(page: PageRequest(), in: scope).items.isEmpty)
    let totals = try await ReportRepository(test.database).totals(received: .always, account: nil, in: scope)
    #expect(totals.totalEvents == 20)
    let count = try await CommentArchiveRepository(test.database).commentCount(CommentSelection(), in: scope)
    #expect(count == 20)
    await test.database.close()
    let again = try TestDatabase(folder: test.folder, clock: test.clock)
    try await again.runRetention(within: .zero)
    for table in ["events", "parked", "hourly_totals"] {
      #expect(try await again.count("SELECT count(*) FROM \(table) WHERE account_id = ?", [gone.rawValue]) == 0)
    }
    #expect(try await again.commentIDs(of: scope).count == 20)
    #expect(try await again.count("SELECT count(*) FROM deleted_accounts") == 0)
  }
}
