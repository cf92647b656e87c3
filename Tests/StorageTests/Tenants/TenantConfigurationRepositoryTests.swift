import Moderation
import Testing

@testable import Storage

@Suite("A tenant's whole configuration")
struct TenantConfigurationRepositoryTests {
  private let test: TestDatabase
  private let store: TenantConfigurationRepository

  init() throws {
    test = try TestDatabase()
    store = TenantConfigurationRepository(test.database)
  }

  private func sample(_ name: String = "new", clientKey: String = "key") throws -> TenantConfiguration {
    let now = test.clock.now
    let tenant = Tenant(id: .fresh(), name: name, isDisabled: true, createdAt: now, updatedAt: now)
    let scope = TenantScope(ownWorkFor: tenant.id)
    var app = App.sample(clientKey, tenant: tenant.id)
    app.isDisabled = true
    let business = Account.sample("b", in: scope, dialect: .business, openID: "o", appID: app.id)
    let open = Account.sample("a", in: scope)
    return TenantConfiguration(
      tenant: tenant, apps: [app], lists: [.init(name: "spam", title: "Spam", terms: ["free", "money"])],
      rules: [
        .init(document: try .naming("spam"), note: "first"),
        .init(account: open.id, document: try .rules("own")),
      ],
      accounts: [
        AccountSetup(account: business, tokens: .sample, webhookSecrets: []),
        AccountSetup(account: open, tokens: nil, webhookSecrets: [.sample(of: open.id)]),
      ],
      reviewLimits: ReviewLimits(age: .seconds(7200)), commentDays: 45)
  }

  @Test("comes back as it was made")
  func roundTrip() async throws {
    let made = try sample()
    try await store.create(made, as: .tenantImported, in: TestDatabase.gateway)
    let found = try await store.configuration(at: test.clock.now, in: TenantScope(ownWorkFor: made.tenant.id))
    #expect(found == made)
    #expect(try await store.configuration(at: test.clock.now, in: .unknown) == nil)
  }

  @Test("is made whole or not at all", arguments: ["new", "other"])
  func allOrNothing(_ name: String) async throws {
    try await store.create(try sample("new", clientKey: "key"), as: .tenantCreated, in: TestDatabase.gateway)
    let before = try await test.dump()
    await #expect(throws: StorageError.conflict(what: name == "new" ? "tenants.name" : "apps.client_key")) {
      try await store.create(try sample(name, clientKey: "key"), as: .tenantCreated, in: TestDatabase.gateway)
    }
    var broken = try sample("third", clientKey: "another")
    broken.rules.append(.init(account: .fresh(), document: try .rules("x")))
    let configuration = broken
    await #expect(throws: StorageError.reference(what: "account")) {
      try await store.create(configuration, as: .tenantCreated, in: TestDatabase.gateway)
    }
    #expect(try await test.dump() == before)
  }

  @Test("names shared apps that its accounts use, and no others")
  func sharedApps() async throws {
    let scope = try await test.addTenant("a")
    let used = App.sample("used", tenant: nil)
    for app in [used, .sample("unused", tenant: nil)] {
      try await AppRepository(test.database).createShared(app, in: TestDatabase.gateway)
    }
    let account = Account.sample(in: scope, dialect: .business, openID: "o", appID: used.id)
    try await store.add([AccountSetup(account: account, tokens: nil, webhookSecrets: [])], in: scope)
    let found = try #require(try await store.configuration(at: test.clock.now, in: scope))
    #expect(found.sharedApps.map(\.clientKey) == ["used"])
    #expect(found.apps.isEmpty)
    #expect(try await store.usableApps(in: scope).map(\.clientKey).sorted() == ["unused", "used"])
  }

  @Test("has nothing of another tenant's")
  func isolation() async throws {
    let one = try await World("one", in: test)
    let two = try await World("two", in: test)
    let found = try #require(try await store.configuration(at: test.clock.now, in: one.scope))
    #expect(found.accounts.map(\.account.id) == [one.account.id])
    #expect(found.apps.map(\.id) == [one.app.id])
    #expect(found.lists.count == 1 && found.rules.count == 2)
    #expect(found.reviewLimits == ReviewLimits(items: 5) && found.commentDays == 90)
    let bare = try await test.addTenant("bare")
    let nothing = try #require(try await store.configuration(at: test.clock.now, in: bare))
    #expect(nothing.reviewLimits == ReviewLimits() && nothing.commentDays == nil)
    let foreign = Account.sample(in: one.scope, dialect: .business, openID: "x", appID: two.app.id)
    await #expect(throws: StorageError.reference(what: "app")) {
      try await store.add([AccountSetup(account: foreign, tokens: nil, webhookSecrets: [])], in: one.scope)
    }
  }

  @Test("knows accounts by their open id within an app, and those of no app within their tenant")
  func known() async throws {
    let scope = try await test.addTenant("a")
    let other = try await test.addTenant("b")
    let shared = App.sample("shared", tenant: nil)
    try await AppRepository(test.database).createShared(shared, in: TestDatabase.gateway)
    let there = [
      Account.sample("x", in: scope, openID: "o"), Account.sample("name", in: scope),
      Account.sample("z", in: scope, dialect: .business, openID: "b", appID: shared.id),
    ]
    try await store.add(there.map { AccountSetup(account: $0, tokens: nil, webhookSecrets: []) }, in: scope)
    let new = [
      Account.sample("y", in: scope, openID: "o"), Account.sample("name", in: scope),
      Account.sample("q", in: scope, dialect: .business, openID: "b", appID: shared.id),
      Account.sample("x", in: scope), Account.sample("name", in: scope, openID: "p"),
    ]
    #expect(try await store.known(among: new, in: scope) == Set(new[0...2].map(\.id)))
    let elsewhere = [
      Account.sample("y", in: other, openID: "o"), Account.sample("name", in: other),
      Account.sample("q", in: other, dialect: .business, openID: "b", appID: shared.id),
    ]
    #expect(try await store.known(among: elsewhere, in: other) == [elsewhere[2].id])
  }

  @Test("tells which names and client keys are taken")
  func taken() async throws {
    try await store.create(try sample("Shop", clientKey: "key"), as: .tenantCreated, in: TestDatabase.gateway)
    #expect(try await store.hasTenant(named: "sHOP", in: TestDatabase.gateway))
    #expect(try await !store.hasTenant(named: "other", in: TestDatabase.gateway))
    #expect(try await store.takenClientKeys(among: ["key", "free"], in: TestDatabase.gateway) == ["key"])
  }
}
