import Moderation
import Testing

@testable import Storage

@Suite struct TokenRenewalRepositoryTests {
  private static let day = AccountTokens(
    access: SealedSecret(bytes: [1]), refresh: SealedSecret(bytes: [2]),
    accessExpiresAt: TestClock.start + .seconds(86_400), refreshExpiresAt: nil)

  private let afterFourFifths = TestClock.start + .seconds(69_121)

  private func due(_ test: TestDatabase, at moment: Timestamp) async throws -> [AccountID] {
    try await TokenRenewalRepository(test.database).dueRenewals(at: moment, limit: 10).map(\.account.id)
  }

  /// A tenant with an app and an account; the account has no tokens unless they are given.
  private func account(_ test: TestDatabase, _ name: String = "a", tokens: AccountTokens? = nil) async throws
    -> (account: Account, app: App, scope: TenantScope)
  {
    let scope = try await test.addTenant(name)
    let app = App.sample("key of \(name)", tenant: scope.tenantID)
    try await AppRepository(test.database).create(app, in: scope)
    let account = Account.sample(in: scope, dialect: .business, openID: name, appID: app.id)
    try await AccountRepository(test.database).create(account, tokens: tokens, webhookSecret: nil, in: scope)
    return (account, app, scope)
  }

  @Test("However a pair of tokens comes in, it is due before it ends and not at once")
  func waysIn() async throws {
    let test = try TestDatabase()
    let created = try await account(test, "created", tokens: Self.day).account
    let (set, _, scope) = try await account(test, "set")
    _ = try await AccountRepository(test.database).setTokens(Self.day, of: set.id, in: scope)
    #expect(try await due(test, at: TestClock.start + .seconds(60_000)).isEmpty)
    let found = try await due(test, at: afterFourFifths)
    #expect(Set(found) == [created.id, set.id])
    let next = try await TokenRenewalRepository(test.database).nextRenewal(after: TestClock.start)
    #expect(next.map { $0 > TestClock.start + .seconds(60_000) && $0 < afterFourFifths } == true)
  }

  @Test("What is disabled or lost waits for a person")
  func leftOut() async throws {
    let test = try TestDatabase()
    let first = try await self.account(test, "account", tokens: Self.day)
    let other = try await self.account(test, "app", tokens: Self.day)
    let third = try await self.account(test, "tenant", tokens: Self.day)
    let lost = try await self.account(test, "lost", tokens: Self.day)
    #expect(try await due(test, at: afterFourFifths).count == 4)
    var account = first.account
    account.isDisabled = true
    _ = try await AccountRepository(test.database).update(account, in: first.scope)
    var app = other.app
    app.isDisabled = true
    _ = try await AppRepository(test.database).update(app, in: other.scope)
    var tenant = try #require(try await TenantRepository(test.database).tenant(in: third.scope))
    tenant.isDisabled = true
    _ = try await TenantRepository(test.database).update(tenant, in: third.scope)
    _ = try await AccountRepository(test.database)
      .disconnect(lost.account.id, reason: "withdrawn", at: test.clock.now, in: lost.scope)
    #expect(try await due(test, at: afterFourFifths).isEmpty)
  }

  @Test("What cannot be renewed is not due by a clock that jumped ahead and is not believed, and all else is")
  func jump() async throws {
    let test = try TestDatabase()
    var lasting = Self.day
    lasting.refresh = nil
    let ending = try await account(test, "ending", tokens: lasting).account.id
    let renewed = try await account(test, "renewed", tokens: Self.day).account.id
    let work = RetentionWorkRepository(test.database)
    let later = TestClock.start + .seconds(10 * 86_400)
    try await work.believe(TestClock.start)
    #expect(try await due(test, at: later) == [renewed])
    try await work.believe(later)
    #expect(try await Set(due(test, at: later)) == [ending, renewed])
  }

  @Test("A failure is kept and postpones, and a new pair forgets it")
  func failures() async throws {
    let test = try TestDatabase()
    let (account, _, scope) = try await self.account(test, tokens: Self.day)
    let later = afterFourFifths + .seconds(60)
    let queue = TokenRenewalRepository(test.database)
    try await queue.renewalFailed(of: account.id, because: "no answer", until: later)
    try await queue.renewalFailed(of: account.id, because: "busy", until: later)
    #expect(try await due(test, at: afterFourFifths).isEmpty)
    #expect(try await queue.dueRenewals(at: later, limit: 1).first?.failures == 2)
    let accounts = AccountRepository(test.database)
    #expect(
      try await accounts.tokens(of: account.id, in: scope)?.trouble == RenewalTrouble(failures: 2, message: "busy"))
    _ = try await accounts.setTokens(Self.day, of: account.id, in: scope)
    #expect(try await accounts.tokens(of: account.id, in: scope)?.trouble == nil)
  }
}
