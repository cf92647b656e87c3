import Moderation
import Testing

@testable import Storage

@Suite struct AuthorisationRepositoryTests {
  private struct Bench {
    let test: TestDatabase
    let scope: TenantScope
    let app: App
    let store: AuthorisationRepository

    init() async throws {
      test = try TestDatabase()
      scope = try await test.addTenant("a")
      app = .sample("key", tenant: scope.tenantID)
      try await AppRepository(test.database).create(app, in: scope)
      store = AuthorisationRepository(test.database)
    }

    func link(_ byte: UInt8, account: AccountID? = nil, age: Duration = .zero) async throws -> Authorisation {
      let created = test.clock.now - age
      let link = Authorisation(
        id: .fresh(), tenantID: scope.tenantID, appID: app.id, accountID: account, name: account == nil ? "new" : nil,
        createdAt: created, expiresAt: created + Authorisation.lifetime)
      try await store.create(link, stateDigest: digest(byte), in: scope)
      return link
    }

    func digest(_ byte: UInt8) -> [UInt8] { Array(repeating: byte, count: 32) }

    func account(_ openID: String) -> Account {
      .sample("new", in: scope, dialect: .business, openID: openID, appID: app.id)
    }
  }

  @Test("A link comes back as it was kept, to its tenant only, and its digest to nobody")
  func kept() async throws {
    let bench = try await Bench()
    let link = try await bench.link(1)
    let other = try await bench.test.addTenant("b")
    #expect(try await bench.store.authorisation(link.id, in: bench.scope) == link)
    #expect(try await bench.store.authorisation(link.id, in: other) == nil)
    #expect(try await bench.store.authorisations(page: PageRequest(), in: other).items.isEmpty)
    #expect(try await !bench.store.revoke(link.id, at: bench.test.clock.now, in: other))
    #expect(try await bench.store.authorisations(page: PageRequest(), in: bench.scope).items == [link])
  }

  @Test("An app or an account of another tenant is no reference")
  func references() async throws {
    let bench = try await Bench()
    let other = try await bench.test.addTenant("b")
    let foreign = try await bench.test.addAccount(in: other)
    await #expect(throws: StorageError.reference(what: "account")) { try await bench.link(1, account: foreign) }
    let link = Authorisation(
      id: .fresh(), tenantID: other.tenantID, appID: bench.app.id, accountID: nil, name: nil,
      createdAt: bench.test.clock.now, expiresAt: bench.test.clock.now)
    await #expect(throws: StorageError.reference(what: "app")) {
      try await bench.store.create(link, stateDigest: bench.digest(2), in: other)
    }
    #expect(try await bench.test.count("SELECT count(*) FROM authorisations") == 0)
  }

  @Test("A link is used once, released once more, and never after its end")
  func use() async throws {
    let bench = try await Bench()
    let link = try await bench.link(1)
    let now = bench.test.clock.now
    #expect(try await bench.store.use(stateDigest: bench.digest(9), at: now) == nil)
    #expect(try await bench.store.use(stateDigest: bench.digest(1), at: now)?.stage == .exchanging)
    #expect(try await bench.store.use(stateDigest: bench.digest(1), at: now) == nil)
    try await bench.store.release(link.id)
    #expect(try await bench.store.authorisation(link.id, in: bench.scope) == link)
    #expect(try await bench.store.use(stateDigest: bench.digest(1), at: link.expiresAt) == nil)
    #expect(try await bench.store.use(stateDigest: bench.digest(1), at: now) != nil)
  }

  @Test("Completing makes the account, its tokens and the end of the link, or none of them")
  func completes() async throws {
    let bench = try await Bench()
    let now = bench.test.clock.now
    let link = try await bench.link(1)
    let account = bench.account("o1")
    let before = try await bench.test.dump()
    await #expect(throws: StorageError.stale(current: 0)) {
      try await bench.store.complete(
        link.id, with: account, tokens: .sample, message: nil, by: Actor(.nobody), at: now)
    }
    #expect(try await bench.test.dump() == before)
    _ = try await bench.store.use(stateDigest: bench.digest(1), at: now)
    try await bench.store.complete(
      link.id, with: account, tokens: .sample, message: "said", by: Actor(.nobody, address: "192.0.2.1"), at: now)
    #expect(try await AccountRepository(bench.test.database).account(account.id, in: bench.scope)?.openID == "o1")
    let ended = try #require(try await bench.store.authorisation(link.id, in: bench.scope))
    #expect(ended.stage == .completed && ended.accountID == account.id && ended.message == "said")
    #expect(
      try await bench.test.count(
        "SELECT count(*) FROM audit_entries WHERE address = '192.0.2.1' AND operator_id IS NULL") == 2)
    try await bench.store.release(link.id)
    #expect(try await bench.store.authorisation(link.id, in: bench.scope) == ended)
  }

  @Test("The audit log has what became of the account, new or connected again, by its id")
  func audited() async throws {
    let bench = try await Bench()
    let now = bench.test.clock.now
    let account = bench.account("o1")
    let creator = Actor(.nobody, address: "192.0.2.1")
    func complete(_ byte: UInt8, of known: AccountID?) async throws -> String? {
      let link = try await bench.link(byte, account: known)
      _ = try await bench.store.use(stateDigest: bench.digest(byte), at: now)
      try await bench.store.complete(link.id, with: account, tokens: .sample, message: nil, by: creator, at: now)
      let entry = try #require(try await bench.test.auditEntries().dropLast().last)
      #expect(entry.subject == "\(account.id)" && entry.detail == "by its owner, at TikTok")
      #expect(entry.address == "192.0.2.1" && entry.operatorID == nil)
      return "\(entry.action): \(entry.old ?? "-") -> \(entry.new ?? "-")"
    }
    #expect(
      try await complete(1, of: nil)
        == #"account.created: - -> {"access_token":"***","access_token_expires_at":"2026-11-24T09:30:00.000Z","#
        + #""app_id":"\#(bench.app.id)","connected":true,"dialect":"business","disabled":false,"name":"new","#
        + #""open_id":"o1","refresh_token":"***"}"#)
    _ = try await AccountRepository(bench.test.database)
      .disconnect(account.id, reason: "withdrawn", at: now, in: bench.scope)
    #expect(
      try await complete(2, of: account.id)
        == #"account.connected: {"access_token":"***","connected":false,"disconnected_reason":"withdrawn","#
        + #""refresh_token":"***"} -> {"access_token":"***","connected":true,"refresh_token":"***"}"#)
  }

  @Test("An open id that somebody took meanwhile is a conflict, and leaves no trace")
  func conflict() async throws {
    let bench = try await Bench()
    let now = bench.test.clock.now
    let link = try await bench.link(1)
    _ = try await bench.store.use(stateDigest: bench.digest(1), at: now)
    try await AccountRepository(bench.test.database)
      .create(bench.account("o1"), tokens: nil, webhookSecret: nil, in: bench.scope)
    let before = try await bench.test.dump()
    await #expect(throws: StorageError.conflict(what: "accounts.open_id")) {
      try await bench.store.complete(
        link.id, with: bench.account("o1"), tokens: .sample, message: nil, by: .gateway, at: now)
    }
    #expect(try await bench.test.dump() == before)
  }

  @Test("What ended long ago is forgotten when a new link is made, and a link goes with its account")
  func retention() async throws {
    let bench = try await Bench()
    let old = try await bench.link(1, age: .seconds(31 * 86_400 + 3600))
    let recent = try await bench.link(2, age: .seconds(29 * 86_400))
    let account = bench.account("o1")
    try await AccountRepository(bench.test.database)
      .create(account, tokens: nil, webhookSecret: nil, in: bench.scope)
    let bound = try await bench.link(3, account: account.id)
    #expect(try await bench.store.authorisation(old.id, in: bench.scope) == nil)
    #expect(try await bench.store.authorisation(recent.id, in: bench.scope) != nil)
    _ = try await AccountRepository(bench.test.database).delete(account.id, in: bench.scope)
    #expect(try await bench.store.authorisation(bound.id, in: bench.scope) == nil)
  }
}
