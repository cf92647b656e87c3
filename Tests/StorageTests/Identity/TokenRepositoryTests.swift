import GRDB
import Moderation
import Testing

@testable import Storage

@Suite struct TokenRepositoryTests {
  private let test: TestDatabase
  private let tokens: TokenRepository
  private let someone: Operator
  private let tenant: TenantScope

  init() async throws {
    test = try TestDatabase()
    tokens = TokenRepository(test.database)
    tenant = try await test.addTenant("a")
    someone = .sample("ann", grants: [tenant.tenantID])
    try await OperatorRepository(test.database).create(someone, passwordHash: "x", in: TestDatabase.gateway)
  }

  private var now: Timestamp { test.clock.now }
  private var scope: OperatorScope { OperatorScope(ownOf: Principal(someone)) }

  private func token(_ digest: [UInt8], tenants: Set<TenantID>? = nil, lasting seconds: Int = 3600) -> APIToken {
    APIToken(
      id: .fresh(), operatorID: someone.id, name: "nightly export", digest: digest, lastFour: "beef",
      scopes: [.eventsRead, .reportsRead], tenants: tenants, createdAt: now, expiresAt: now + .seconds(seconds))
  }

  private func entries(_ action: AuditAction) async throws -> Int {
    try await test.count("SELECT count(*) FROM audit_entries WHERE action = ?", [action.rawValue])
  }

  @Test("A token is found by its digest, with its operator as it is by then")
  func lookup() async throws {
    let limited = token([1], tenants: [tenant.tenantID])
    let free = token([2])
    for one in [limited, free] { #expect(try await tokens.create(one, in: scope)) }
    var changed = someone
    changed.role = .viewer
    changed.isDisabled = true
    let change = OperatorChange(role: .viewer, isDisabled: true)
    _ = try await OperatorRepository(test.database).update(
      someone.id, change, in: TestDatabase.gateway, at: test.clock.now)
    let found = try #require(try await tokens.token(digest: [1]))
    #expect(found.token == limited && found.operator == changed)
    #expect(try await tokens.token(digest: [2])?.token == free)
    #expect(try await tokens.token(digest: [3]) == nil)
    #expect(try await entries(.tokenCreated) == 2)
    let secret = "SELECT count(*) FROM audit_entries WHERE new_values LIKE '%\"token\":\"***\"%'"
    #expect(try await test.count(secret) == 2)
  }

  @Test("A token of tenants that are all gone may act for none, rather than for all")
  func tenantGone() async throws {
    #expect(try await tokens.create(token([1], tenants: [tenant.tenantID]), in: scope))
    #expect(try await TenantRepository(test.database).delete(in: tenant, by: TestDatabase.gateway))
    #expect(try await tokens.token(digest: [1])?.token.tenants == [])
  }

  @Test("A tenant that does not exist leaves no token behind")
  func noSuchTenant() async throws {
    await #expect(throws: StorageError.reference(what: "tenant")) {
      _ = try await tokens.create(token([1], tenants: [.fresh()]), in: scope)
    }
    #expect(try await test.count("SELECT count(*) FROM tokens") == 0)
    #expect(try await entries(.tokenCreated) == 0)
  }

  @Test("Revoking is for good, told once, and for the operator's own alone")
  func revoking() async throws {
    let one = token([1])
    #expect(try await tokens.create(one, in: scope))
    let foreign = OperatorScope(of: .fresh(), in: TestDatabase.gateway)
    #expect(try await tokens.revoke(one.id, at: now, in: foreign) == false)
    #expect(try await tokens.token(digest: [1])?.token.revokedAt == nil)
    let moment = now
    #expect(try await tokens.revoke(one.id, at: moment, in: scope))
    test.clock.advance(by: .seconds(60))
    #expect(try await tokens.revoke(one.id, at: now, in: scope))
    #expect(try await tokens.token(digest: [1])?.token.revokedAt == moment)
    #expect(try await tokens.revoke(.fresh(), at: now, in: scope) == false)
    #expect(try await entries(.tokenRevoked) == 1)
  }

  @Test("When it was last used is kept to the minute and never goes back")
  func lastUse() async throws {
    let one = token([1])
    #expect(try await tokens.create(one, in: scope))
    let minute = now.startOfMinute
    try await tokens.markUsed(one.id, at: minute + .seconds(119))
    try await tokens.markUsed(one.id, at: minute + .seconds(1))
    #expect(try await tokens.token(digest: [1])?.token.lastUsedAt == minute + .seconds(60))
  }

  @Test("A hundred usable ones are the most; expired and revoked ones do not count, and all are listed by pages")
  func bound() async throws {
    #expect(try await tokens.create(token([200], lasting: 1), in: scope))
    test.clock.advance(by: .seconds(1))
    for digest in 0..<UInt8(APIToken.most) { #expect(try await tokens.create(token([digest]), in: scope)) }
    #expect(try await tokens.create(token([201]), in: scope) == false)
    let newest = try await tokens.tokens(page: PageRequest(limit: 60), in: scope)
    #expect(newest.items.map(\.digest) == (40..<100).reversed().map { [$0] })
    let rest = try await tokens.tokens(page: PageRequest(before: newest.next, limit: 60), in: scope)
    #expect(rest.items.count == 41 && rest.next == nil)
    #expect(try await tokens.revoke(newest.items[0].id, at: now, in: scope))
    #expect(try await tokens.create(token([201]), in: scope))
  }
}
