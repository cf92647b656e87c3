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

  @Test("Tenants are found by a part of their names, in whatever case, page by page")
  func search() async throws {
    for name in ["Caf\u{E9} Nord", "\u{39F}\u{3B4}\u{3CC}\u{3C2}", "nordlicht", "Other", "NORDSEE"] {
      try await test.addTenant(name)
    }
    func find(_ part: String, before: Int64? = nil, limit: Int = 10) async throws -> Page<Tenant> {
      try await tenants.tenants(
        named: NamePart(part), page: PageRequest(before: before, limit: limit), in: TestDatabase.gateway)
    }
    #expect(try await find("nORd").items.map(\.name) == ["NORDSEE", "nordlicht", "Caf\u{E9} Nord"])
    // Not only in ASCII, and however the accent is written.
    #expect(try await find("CAFE\u{301}").items.map(\.name) == ["Caf\u{E9} Nord"])
    #expect(try await find("\u{39F}\u{394}").items.count == 1)
    #expect(try await find("nobody").items.isEmpty)
    // What SQL has a use for is a letter like any other.
    #expect(try await find("%").items.isEmpty)
    let first = try await find("nord", limit: 2)
    #expect(first.items.map(\.name) == ["NORDSEE", "nordlicht"] && first.next == first.items.last?.id.rawValue)
    let second = try await find("nord", before: first.next, limit: 2)
    #expect(second.items.map(\.name) == ["Caf\u{E9} Nord"] && second.next == nil)
  }

  @Test("A change that is based on what is not there any more is refused")
  func basis() async throws {
    let scope = try await test.addTenant("a")
    let seen = try #require(try await tenants.tenant(in: scope))
    var (first, second) = (seen, seen)
    first.name = "first"
    second.isDisabled = true
    #expect(try await tenants.update(first, basedOn: .exactly(seen), in: scope))
    let late = second
    await #expect(throws: StorageError.changed) {
      _ = try await tenants.update(late, basedOn: .exactly(seen), in: scope)
    }
    #expect(try await tenants.tenant(in: scope) == first)
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
