import Moderation
import Testing

@testable import Storage

@Suite struct AccountRepositoryTests {
  private let test: TestDatabase
  private let scope: TenantScope
  private let accounts: AccountRepository

  init() async throws {
    test = try TestDatabase()
    scope = try await test.addTenant("a")
    accounts = AccountRepository(test.database)
  }

  private func addApp(_ key: String) async throws -> App {
    let app = App.sample(key, tenant: scope.tenantID)
    try await AppRepository(test.database).create(app, in: scope)
    return app
  }

  @Test("An account comes back with its tokens and its secret, and as it was updated")
  func roundTrip() async throws {
    let app = try await addApp("k")
    var account = Account.sample("x", in: scope, dialect: .business, openID: "o", appID: app.id)
    let secret = WebhookSecret.sample(of: account.id)
    try await accounts.create(account, tokens: .sample, webhookSecret: secret, in: scope)
    #expect(try await accounts.account(account.id, in: scope) == account)
    #expect(try await accounts.tokens(of: account.id, in: scope) == .sample)
    #expect(try await accounts.webhookSecrets(of: account.id, liveAt: test.clock.now, in: scope) == [secret])
    account.name = "renamed"
    account.isDisabled = true
    account.updatedAt = test.clock.now + .seconds(1)
    #expect(try await accounts.update(account, in: scope))
    #expect(try await accounts.account(account.id, in: scope) == account)
  }

  @Test("The last delivery about an account is told, and not what had to be found")
  func lastDelivery() async throws {
    let (heard, silent) = (try await test.addAccount(in: scope), try await test.addAccount(in: scope))
    func note() async throws -> [AccountID: Timestamp] {
      _ = try await SweepRepository(test.database)
        .noteActivity(since: TestClock.start, limit: 99, sweepingWithin: .seconds(9), at: test.clock.now)
      return try await accounts.lastDeliveries(of: [heard, silent], in: scope)
    }
    #expect(await test.record([.comment("1", of: heard, in: scope)]) == [.stored])
    test.clock.advance(by: .seconds(60))
    let delivered = test.clock.now
    #expect(await test.record([.comment("2", of: heard, in: scope)]) == [.stored])
    #expect(try await note() == [heard: delivered])
    test.clock.advance(by: .seconds(60))
    var found = JournalEntry.comment("3", of: heard, in: scope)
    found.origin = .sweep
    #expect(await test.record([found]) == [.stored])
    #expect(try await note() == [heard: delivered])
    #expect(try await accounts.lastDeliveries(of: [silent], in: scope).isEmpty)
  }

  @Test("One open id may stand once for each app, and a failed creation leaves nothing")
  func openIDs() async throws {
    let first = try await addApp("k1")
    let second = try await addApp("k2")
    func create(_ app: App) async throws {
      let account = Account.sample("x", in: scope, dialect: .business, openID: "o", appID: app.id)
      try await accounts.create(account, tokens: .sample, webhookSecret: .sample(of: account.id), in: scope)
    }
    try await create(first)
    try await create(second)
    let before = try await test.dump()
    await #expect(throws: StorageError.conflict(what: "accounts.open_id")) { try await create(first) }
    #expect(try await test.dump() == before)
  }

  @Test("A creation whose second half fails leaves nothing of the first")
  func allOrNothing() async throws {
    let account = Account.sample(in: scope)
    let secret = WebhookSecret.sample(of: account.id)
    try await accounts.create(account, tokens: nil, webhookSecret: secret, in: scope)
    let before = try await test.dump()
    await #expect(throws: StorageError.conflict(what: "an id")) {
      try await accounts.create(.sample("other", in: scope), tokens: .sample, webhookSecret: secret, in: scope)
    }
    #expect(try await test.dump() == before)
  }

  @Test("An app that does not exist and a tenant that does not exist are named")
  func references() async throws {
    let account = Account.sample("x", in: scope, dialect: .business, openID: "o", appID: .fresh())
    await #expect(throws: StorageError.reference(what: "app")) {
      try await accounts.create(account, tokens: nil, webhookSecret: nil, in: scope)
    }
    await #expect(throws: StorageError.reference(what: "tenant")) {
      try await accounts.create(.sample(in: .unknown), tokens: nil, webhookSecret: nil, in: .unknown)
    }
  }

  @Test("A shared app may be used by every tenant")
  func sharedApp() async throws {
    let app = App.sample("shared", tenant: nil)
    try await AppRepository(test.database).createShared(app, in: TestDatabase.gateway)
    let account = Account.sample("x", in: scope, dialect: .business, openID: "o", appID: app.id)
    try await accounts.create(account, tokens: nil, webhookSecret: nil, in: scope)
    #expect(try await accounts.account(account.id, in: scope)?.appID == app.id)
  }

  @Test("The business dialect needs an app and an open id")
  func business() async throws {
    await #expect(throws: StorageError.self) {
      try await accounts.create(.sample(in: scope, dialect: .business), tokens: nil, webhookSecret: nil, in: scope)
    }
  }

  @Test("The first disconnection is kept; new tokens connect again")
  func connection() async throws {
    let id = try await test.addAccount(in: scope)
    let since = test.clock.now
    #expect(try await accounts.disconnect(id, reason: "first", at: since, in: scope))
    #expect(try await accounts.disconnect(id, reason: "second", at: since + .seconds(9), in: scope))
    let account = try await accounts.account(id, in: scope)
    #expect(account?.connection == .disconnected(since: since, reason: "first"))
    #expect(account?.updatedAt == since)
    #expect(try await accounts.tokens(of: id, in: scope) == nil)
    #expect(try await accounts.setTokens(.sample, of: id, in: scope))
    #expect(try await accounts.account(id, in: scope)?.connection == .connected)
    var newer = AccountTokens.sample
    newer.refresh = nil
    newer.refreshExpiresAt = TestClock.start
    #expect(try await accounts.setTokens(newer, of: id, in: scope))
    #expect(try await accounts.tokens(of: id, in: scope) == newer)
  }

  @Test("A rotation leaves two secrets live at most, newest first, until the overlap ends")
  func rotation() async throws {
    let account = Account.sample(in: scope)
    let secrets = (0..<3).map { _ in WebhookSecret.sample(of: account.id) }
    try await accounts.create(account, tokens: nil, webhookSecret: secrets[0], in: scope)
    func live(_ moment: Timestamp) async throws -> [WebhookSecretID] {
      try await accounts.webhookSecrets(of: account.id, liveAt: moment, in: scope).map(\.id)
    }
    let now = test.clock.now
    let end = now + .seconds(60)
    #expect(try await accounts.rotateWebhookSecret(to: secrets[1], overlapEnd: end, in: scope))
    #expect(try await live(now) == [secrets[1].id, secrets[0].id])
    #expect(try await live(end - .milliseconds(1)) == [secrets[1].id, secrets[0].id])
    #expect(try await live(end) == [secrets[1].id])
    #expect(try await accounts.rotateWebhookSecret(to: secrets[2], overlapEnd: end, in: scope))
    #expect(try await live(now) == [secrets[2].id, secrets[1].id])
    #expect(try await live(end) == [secrets[2].id])
  }
}
