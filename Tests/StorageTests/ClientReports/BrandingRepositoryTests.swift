import Moderation
import Testing

@testable import Storage

@Suite struct BrandingRepositoryTests {
  @Test("A brand is kept for its tenant alone, and the usual one is none")
  func branding() async throws {
    let test = try TestDatabase()
    let (scope, other) = (try await test.addTenant("a"), try await test.addTenant("b"))
    let brandings = BrandingRepository(test.database)
    let own = TenantBranding(
      displayName: "Acme", colour: try #require(BrandColour("#FFd23f")), timeZone: "America/New_York")
    try await brandings.setBranding(own, at: test.clock.now, in: scope)
    #expect(try await brandings.branding(in: scope) == own)
    #expect(try await brandings.branding(in: other) == TenantBranding())
    try await brandings.setBranding(TenantBranding(), at: test.clock.now, in: scope)
    #expect(try await test.count("SELECT count(*) FROM branding") == 0)
    #expect(try await test.count("SELECT count(*) FROM audit_entries WHERE action = 'branding.changed'") == 2)
  }

  @Test("A brand that is based on another than the tenant's is refused")
  func basis() async throws {
    let test = try TestDatabase()
    let scope = try await test.addTenant("a")
    let brandings = BrandingRepository(test.database)
    let (first, second) = (TenantBranding(displayName: "first"), TenantBranding(displayName: "second"))
    try await brandings.setBranding(first, basedOn: .exactly(TenantBranding()), at: test.clock.now, in: scope)
    await #expect(throws: StorageError.changed) {
      try await brandings.setBranding(second, basedOn: .exactly(TenantBranding()), at: test.clock.now, in: scope)
    }
    #expect(try await brandings.branding(in: scope) == first)
  }

  @Test("Nobody gives a brand to a tenant that is not there")
  func unknown() async throws {
    let test = try TestDatabase()
    await #expect(throws: StorageError.reference(what: "tenant")) {
      try await BrandingRepository(test.database).setBranding(
        TenantBranding(displayName: "x"), at: test.clock.now, in: .unknown)
    }
  }
}
