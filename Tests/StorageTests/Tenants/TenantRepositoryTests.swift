import Moderation
import Testing

@testable import Storage

@Suite struct TenantRepositoryTests {
  private let test: TestDatabase
  private let tenants: TenantRepository

  init() throws {
    test = try TestDatabase()
    tenants = TenantRepository(test.database)
  }

  @Test("A tenant comes back as it was created and as it was updated")
  func roundTrip() async throws {
    let scope = try await test.addTenant("Caf\u{E9} \u{1F980}")
    var tenant = try #require(try await tenants.tenant(in: scope))
    #expect(tenant.name == "Caf\u{E9} \u{1F980}" && !tenant.isDisabled && tenant.createdAt == test.clock.now)
    tenant.name = "new"
    tenant.isDisabled = true
    tenant.updatedAt = test.clock.now + .seconds(1)
    #expect(try await tenants.update(tenant, in: scope))
    #expect(try await tenants.tenant(in: scope) == tenant)
    #expect(try await tenants.update(tenant, in: .unknown) == false)
    #expect(try await tenants.tenant(in: .unknown) == nil)
  }

  @Test("A name that another tenant has, in whatever case, is a conflict")
  func names() async throws {
    try await test.addTenant("Shop")
    let other = try await test.addTenant("other")
    let taken = StorageError.conflict(what: "tenants.name")
    await #expect(throws: taken) { try await test.addTenant("sHOP") }
    var tenant = try #require(try await tenants.tenant(in: other))
    tenant.name = "SHOP"
    let renamed = tenant
    await #expect(throws: taken) { _ = try await tenants.update(renamed, in: other) }
  }

  @Test("An id that is taken is a conflict, a name out of bounds is refused")
  func otherConstraints() async throws {
    let scope = try await test.addTenant("a")
    var tenant = try #require(try await tenants.tenant(in: scope))
    tenant.name = "b"
    let again = tenant
    await #expect(throws: StorageError.conflict(what: "an id")) {
      try await tenants.create(again, ruleSet: nil, author: nil, in: TestDatabase.gateway)
    }
    await #expect(throws: StorageError.self) { try await test.addTenant("") }
    await #expect(throws: StorageError.self) { try await test.addTenant(String(repeating: "x", count: 101)) }
  }

  @Test("Of several scopes those that exist come back")
  func several() async throws {
    let first = try await test.addTenant("a")
    let second = try await test.addTenant("b")
    try await test.addTenant("c")
    let found = try await tenants.tenants(in: [first, .unknown, second])
    #expect(Set(found.map(\.name)) == ["a", "b"])
    #expect(found.map(\.id) == found.map(\.id).sorted(by: >))
    #expect(try await tenants.tenants(in: []).isEmpty)
  }
}
