import Moderation
import Testing

@testable import Storage

/// One method of a tenant-scoped port, called with the ids of a world's tenant in some scope.
struct ScopedCall: Sendable, CustomTestStringConvertible {
  var testDescription: String
  /// Whether the call saw or changed anything of the world's.
  var sees: @Sendable (World, TenantScope) async throws -> Bool

  init(_ name: String, _ sees: @escaping @Sendable (World, TenantScope) async throws -> Bool) {
    testDescription = name
    self.sees = sees
  }

  static let reading: [ScopedCall] = [
    ScopedCall("account") { try await accounts($0).account($0.account.id, in: $1) != nil },
    ScopedCall("accounts") { try await accounts($0).accounts(page: PageRequest(), in: $1).items.isEmpty == false },
    ScopedCall("tokens") { try await accounts($0).tokens(of: $0.account.id, in: $1) != nil },
    ScopedCall("webhookSecrets") {
      try await accounts($0).webhookSecrets(of: $0.account.id, liveAt: TestClock.start, in: $1).isEmpty == false
    },
    ScopedCall("app") { try await AppRepository($0.test.database).app($0.app.id, in: $1) != nil },
    ScopedCall("apps") { try await AppRepository($0.test.database).apps(in: $1).isEmpty == false },
    ScopedCall("current rule set") { try await rules($0).current(in: $1) != nil },
    ScopedCall("rule set version") { try await rules($0).version(1, in: $1) != nil },
    ScopedCall("events") {
      try await events($0).events(matching: EventFilter(), page: PageRequest(), in: $1).items.isEmpty == false
    },
    ScopedCall("events of the comment and account") {
      let filter = EventFilter(accountID: $0.account.id, kind: .created, verdict: .delete, commentID: "1")
      return try await events($0).events(matching: filter, page: PageRequest(), in: $1).items.isEmpty == false
    },
    ScopedCall("event") { try await events($0).event($0.event.id, in: $1) != nil },
    ScopedCall("actions") {
      try await events($0).actions(account: $0.account.id, state: .requested, page: PageRequest(), in: $1)
        .items.isEmpty == false
    },
    ScopedCall("action") { try await events($0).action($0.action.id, in: $1) != nil },
    ScopedCall("parked") { try await events($0).parked(page: PageRequest(), in: $1).items.isEmpty == false },
    ScopedCall("totals") {
      try await ReportRepository($0.test.database).totals(received: .always, account: $0.account.id, in: $1)
        .totalEvents > 0
    },
    ScopedCall("totals of less than an hour") {
      let range = TimeRange(start: TestClock.start, end: TestClock.start + .seconds(1))
      return try await ReportRepository($0.test.database).totals(received: range, account: nil, in: $1)
        .totalEvents > 0
    },
  ]

  static let changing: [ScopedCall] = [
    ScopedCall("update account") { world, scope in
      var account = world.account
      account.name = "taken over"
      return try await accounts(world).update(account, in: scope)
    },
    ScopedCall("set tokens") { try await accounts($0).setTokens(.sample, of: $0.account.id, in: $1) },
    ScopedCall("disconnect") {
      try await accounts($0).disconnect($0.account.id, reason: "x", at: TestClock.start, in: $1)
    },
    ScopedCall("rotate webhook secret") {
      try await accounts($0).rotateWebhookSecret(
        to: .sample(of: $0.account.id), overlapEnd: TestClock.start + .seconds(60), in: $1)
    },
    ScopedCall("delete account") { try await accounts($0).delete($0.account.id, in: $1) },
    ScopedCall("create an account of the app") { world, scope in
      let account = Account.sample("b", in: scope, dialect: .business, openID: "new", appID: world.app.id)
      do {
        try await accounts(world).create(account, tokens: .sample, webhookSecret: nil, in: scope)
        return true
      } catch StorageError.reference(what: "app") {
        return false
      }
    },
    ScopedCall("update app") { world, scope in
      var app = world.app
      app.name = "taken over"
      return try await AppRepository(world.test.database).update(app, in: scope)
    },
    ScopedCall("delete app") { world, scope in
      do {
        return try await AppRepository(world.test.database).delete(world.app.id, in: scope)
      } catch StorageError.reference(what: "app") {
        // Its owner hears that it is in use; nobody else even hears that it exists.
        return true
      }
    },
    ScopedCall("record for the account") { world, scope in
      await world.test.record([.comment("2", of: world.account.id, in: scope)]) == [.stored]
    },
    ScopedCall("disconnect by TikTok") { world, scope in
      await world.test.record([.authorizationRemoved(of: world.account.id, in: scope)]) == [.stored]
    },
  ]

  private static func accounts(_ world: World) -> AccountRepository { AccountRepository(world.test.database) }
  private static func rules(_ world: World) -> RuleSetRepository { RuleSetRepository(world.test.database) }
  private static func events(_ world: World) -> EventRepository { EventRepository(world.test.database) }
}

@Suite struct TenantIsolationTests {
  @Test(
    "Another tenant sees and changes nothing, while the owner does",
    arguments: ScopedCall.reading + ScopedCall.changing)
  func isolated(call: ScopedCall) async throws {
    let test = try TestDatabase()
    let world = try await World("a", in: test)
    let stranger = try await test.addTenant("b")
    let before = try await test.dump()
    #expect(try await call.sees(world, stranger) == false)
    #expect(try await call.sees(world, .unknown) == false)
    #expect(try await test.dump() == before)
    #expect(try await call.sees(world, world.scope))
  }

  @Test("A scope of another tenant updates and deletes that tenant alone")
  func tenants() async throws {
    let test = try TestDatabase()
    let world = try await World("a", in: test)
    let repository = TenantRepository(test.database)
    let stranger = try await test.addTenant("b")
    var tenant = try #require(try await repository.tenant(in: world.scope))
    tenant.name = "renamed"
    // The scope decides, not the id within the value.
    #expect(try await repository.update(tenant, in: stranger))
    #expect(try await repository.tenant(in: world.scope)?.name == "a")
    #expect(try await repository.delete(in: stranger, by: TestDatabase.gateway))
    #expect(try await repository.tenant(in: world.scope) != nil)
    #expect(try await EventRepository(test.database).event(world.event.id, in: world.scope) != nil)
  }

  @Test("Rule sets of two tenants are numbered apart")
  func ruleSets() async throws {
    let test = try TestDatabase()
    _ = try await World("a", in: test)
    let other = try await test.addTenant("b")
    let saved = try await RuleSetRepository(test.database).save(
      document: "{}", author: nil, note: nil, at: test.clock.now, expecting: 0, in: other)
    #expect(saved.version == 1)
  }
}
