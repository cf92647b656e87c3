import Moderation
import Testing

@testable import Storage

@Suite struct AppRepositoryTests {
  private let test: TestDatabase
  private let scope: TenantScope
  private let apps: AppRepository
  private let gateway = TestDatabase.gateway

  init() async throws {
    test = try TestDatabase()
    scope = try await test.addTenant("a")
    apps = AppRepository(test.database)
  }

  @Test("Own apps and shared ones are listed apart, newest first, and each is found where it may be used")
  func listing() async throws {
    let own = (0..<5).map { App.sample("own \($0)", tenant: scope.tenantID, at: TestClock.start + .seconds($0)) }
    let shared = (0..<5).map { App.sample("shared \($0)", tenant: nil, at: TestClock.start + .seconds($0)) }
    for app in own { try await apps.create(app, in: scope) }
    for app in shared { try await apps.createShared(app, in: gateway) }
    #expect(try await apps.apps(in: scope) == own.reversed())
    #expect(try await apps.sharedApps(in: gateway) == shared.reversed())
    #expect(try await apps.app(own[0].id, in: scope) == own[0])
    #expect(try await apps.app(shared[0].id, in: scope) == shared[0])
    #expect(try await apps.sharedApp(shared[0].id, in: gateway) == shared[0])
    #expect(try await apps.sharedApp(own[0].id, in: gateway) == nil)
  }

  @Test("A client key is unique in the whole gateway")
  func clientKeys() async throws {
    try await apps.create(.sample("k", tenant: scope.tenantID), in: scope)
    let other = try await test.addTenant("b")
    let taken = StorageError.conflict(what: "apps.client_key")
    await #expect(throws: taken) { try await apps.create(.sample("k", tenant: nil), in: other) }
    await #expect(throws: taken) { try await apps.createShared(.sample("k", tenant: nil), in: gateway) }
    await #expect(throws: StorageError.reference(what: "tenant")) {
      try await apps.create(.sample("k2", tenant: nil), in: .unknown)
    }
  }

  @Test("Name and secret change; own and shared apps do not pass for each other")
  func update() async throws {
    var own = App.sample("own", tenant: scope.tenantID)
    var shared = App.sample("shared", tenant: nil)
    try await apps.create(own, in: scope)
    try await apps.createShared(shared, in: gateway)
    own.secret = SealedSecret(bytes: [])
    own.name = "new"
    shared.name = "new"
    #expect(try await apps.updateShared(own, in: gateway) == false)
    #expect(try await apps.update(shared, in: scope) == false)
    #expect(try await apps.update(own, in: scope))
    #expect(try await apps.updateShared(shared, in: gateway))
    #expect(try await apps.app(own.id, in: scope) == own)
    #expect(try await apps.sharedApp(shared.id, in: gateway) == shared)
    #expect(try await apps.deleteShared(own.id, in: gateway) == false)
    #expect(try await apps.delete(shared.id, in: scope) == false)
  }

  @Test("An app in use cannot be deleted; one that is free can, once")
  func delete() async throws {
    let own = App.sample("own", tenant: scope.tenantID)
    let shared = App.sample("shared", tenant: nil)
    try await apps.create(own, in: scope)
    try await apps.createShared(shared, in: gateway)
    let accounts = AccountRepository(test.database)
    let users = [own.id, shared.id].map {
      Account.sample("x", in: scope, dialect: .business, openID: "o", appID: $0)
    }
    for user in users { try await accounts.create(user, tokens: nil, webhookSecret: nil, in: scope) }
    let inUse = StorageError.reference(what: "app")
    await #expect(throws: inUse) { _ = try await apps.delete(own.id, in: scope) }
    await #expect(throws: inUse) { _ = try await apps.deleteShared(shared.id, in: gateway) }
    for user in users { #expect(try await accounts.delete(user.id, in: scope)) }
    #expect(try await apps.delete(own.id, in: scope))
    #expect(try await apps.deleteShared(shared.id, in: gateway))
    #expect(try await apps.delete(own.id, in: scope) == false)
    #expect(try await apps.deleteShared(shared.id, in: gateway) == false)
  }
}
