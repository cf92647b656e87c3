import GRDB
import Moderation
import Testing

@testable import Storage

@Suite struct DiagnosisRepositoryTests {
  private static let day = Duration.seconds(86_400)

  private func facts(_ test: TestDatabase) async throws -> GatewayFacts {
    try await DiagnosisRepository(test.database).facts(at: test.clock.now, in: TestDatabase.gateway)
  }

  @Test("a fresh database knows of nothing that goes wrong")
  func fresh() async throws {
    let test = try TestDatabase()
    let facts = try await facts(test)
    #expect(facts.sqliteVersion == DatabaseFile.sqliteVersion)
    #expect(facts.fileBytes > 0)
    #expect(facts.dueActions == 0 && facts.deadLetters == 0 && facts.parked == 0)
    #expect(facts.troubles.isEmpty && facts.silentAccounts.isEmpty && facts.apps.isEmpty)
  }

  @Test("what was parked and what was given up is counted, and that of the last day apart")
  func counts() async throws {
    let test = try TestDatabase()
    let scope = try await test.addTenant("one")
    let account = try await test.addAccount(in: scope)
    _ = await test.record([
      .parked([1], of: account, in: scope), .parked([2], of: account, in: scope), .doomed("c1", of: account, in: scope),
      .doomed("c2", of: account, in: scope),
    ])
    let start = TestClock.start.milliseconds
    try await test.onWriter { db in
      try db.execute(sql: "UPDATE parked SET received_at = received_at - 90000000 WHERE body = x'01'")
      try db.execute(
        sql: "UPDATE actions SET state = 5, updated_at = ? WHERE id = (SELECT min(id) FROM actions)",
        arguments: [start - 90_000_000])
    }
    let facts = try await facts(test)
    #expect(facts.parked == 2 && facts.recentParked == 1 && facts.commonestReason == "unusable")
    #expect(facts.deadLetters == 1 && facts.recentDeadLetters == 0)
    #expect(facts.dueActions == 1)
  }

  @Test("accounts that lapsed, cannot be renewed or end soon are named, whether somebody was told or not")
  func troubles() async throws {
    let test = try TestDatabase()
    let scope = try await test.addTenant("one")
    let accounts = AccountRepository(test.database)
    let now = test.clock.now
    func tokens(_ end: Duration) -> AccountTokens {
      AccountTokens(
        access: SealedSecret(bytes: [1]), refresh: nil, accessExpiresAt: now + end, refreshExpiresAt: nil)
    }
    for name in ["lapsed", "failing", "ending", "fine", "few", "never", "young", "off", "bare"] {
      let account = Account.sample(name, in: scope, at: now)
      let end: Duration = name == "ending" ? .seconds(3600) : Self.day * 60
      try await accounts.create(
        account, tokens: name == "bare" ? nil : tokens(end), webhookSecret: nil, in: scope)
      if name == "lapsed" || name == "off" {
        _ = try await accounts.disconnect(account.id, reason: "withdrawn", at: now, in: scope)
      }
    }
    try await test.onWriter { db in
      try db.execute(
        sql: """
          UPDATE accounts SET disabled = 1 WHERE name = 'off';
          UPDATE accounts SET lapse_told_at = 1 WHERE name = 'lapsed';
          UPDATE account_tokens SET renew_failures = 3, renew_error = 'refused'
          WHERE account_id = (SELECT id FROM accounts WHERE name = 'failing');
          INSERT INTO account_silences (account_id, heard_at, watched_from, found)
          SELECT id, 1, 1, CASE name WHEN 'fine' THEN 5 WHEN 'few' THEN 4 ELSE 0 END FROM accounts
          WHERE name IN ('fine', 'few', 'ending');
          """)
      // One of which a day is not over, one that is not in use.
      try db.execute(
        sql: """
          INSERT INTO account_silences (account_id, watched_from)
          SELECT id, CASE name WHEN 'young' THEN ?1 ELSE 1 END FROM accounts WHERE name IN ('never', 'young', 'off')
          """, arguments: [(now - Self.day + .milliseconds(1)).milliseconds])
    }
    let facts = try await facts(test)
    #expect(facts.troubles.map(\.accountName) == ["lapsed", "failing", "ending"])
    #expect(facts.troubles.first?.kind == .lapsed(since: now, reason: "withdrawn"))
    #expect(facts.accountsWithoutToken == 1)
    #expect(facts.silentAccounts == ["fine"])
    #expect(facts.unheardAccounts == ["never"])
  }

  @Test("of a business app's accounts one is asked about, of others each, none that is disabled, and at most so many")
  func owners() async throws {
    let test = try TestDatabase()
    let scope = try await test.addTenant("one")
    let apps = AppRepository(test.database)
    let app = App.sample("key", tenant: scope.tenantID)
    try await apps.create(app, in: scope)
    let accounts = AccountRepository(test.database)
    for index in 0..<4 {
      var account = Account.sample(
        "b\(index)", in: scope, dialect: .business, openID: "o\(index)", appID: app.id, at: test.clock.now)
      account.isDisabled = index == 0
      try await accounts.create(account, tokens: nil, webhookSecret: nil, in: scope)
    }
    for name in ["x", "y"] { _ = try await test.addAccount(name, in: scope) }
    let store = DiagnosisRepository(test.database)
    let all = try await store.webhookOwners(limit: 10, in: TestDatabase.gateway)
    #expect(all.total == 3)
    #expect(all.accounts.count { $0.name.hasPrefix("b") } == 1)
    #expect(all.accounts.contains { $0.name == "b0" } == false)
    let some = try await store.webhookOwners(limit: 2, in: TestDatabase.gateway)
    #expect(some.accounts.count == 2 && some.total == 3)
  }
}
