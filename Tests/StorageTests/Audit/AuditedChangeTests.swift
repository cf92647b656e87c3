import GRDB
import Moderation
import Testing

@testable import Storage

/// What each change leaves in the audit log.
@Suite("Audited") struct AuditedChangeTests {
  private let test: TestDatabase
  private let owner = Operator.sample("owner", role: .owner)
  private let gateway: GatewayScope

  init() throws {
    test = try TestDatabase()
    let principal = Principal(owner, address: "192.0.2.7", requestID: "req-1")
    gateway = try #require(GatewayScope(for: principal))
  }

  private func scope(of tenant: TenantID) -> TenantScope { TenantScope(of: tenant, in: gateway) }

  private func addTenant(_ name: String = "Acme") async throws -> TenantScope {
    let tenant = Tenant(
      id: .fresh(), name: name, isDisabled: false, createdAt: test.clock.now, updatedAt: test.clock.now)
    try await TenantRepository(test.database).create(tenant, ruleSet: nil, author: nil, in: gateway)
    return scope(of: tenant.id)
  }

  /// What `work` added, as `action: old -> new`; each by the owner, from where it asked.
  private func entries(_ work: () async throws -> Void) async throws -> [String] {
    let before = try await test.auditEntries().last?.id
    try await work()
    let added = try await test.auditEntries().filter { entry in before.map { entry.id > $0 } ?? true }
    for entry in added {
      #expect(entry.operatorID == owner.id && entry.address == "192.0.2.7" && entry.requestID == "req-1")
    }
    #expect(try await test.verifyAudit().isWhole)
    return added.map { "\($0.action): \($0.old ?? "-") -> \($0.new ?? "-")" }
  }

  @Test("tenants: made, changed, set to what they were, deleted")
  func tenants() async throws {
    let tenants = TenantRepository(test.database)
    var scope = TenantScope.unknown
    #expect(
      try await entries { scope = try await addTenant() } == [
        #"tenant.created: - -> {"disabled":false,"name":"Acme"}"#
      ])
    var tenant = try #require(try await tenants.tenant(in: scope))
    tenant.name = "Acme 2"
    #expect(
      try await entries { _ = try await tenants.update(tenant, in: scope) } == [
        #"tenant.updated: {"name":"Acme"} -> {"name":"Acme 2"}"#
      ])
    #expect(try await entries { _ = try await tenants.update(tenant, in: scope) } == [])
    #expect(try await entries { _ = try await tenants.update(tenant, in: self.scope(of: .fresh())) } == [])
    _ = try await addTenant("Taken")
    tenant.name = "Taken"
    #expect(
      try await entries {
        await #expect(throws: StorageError.conflict(what: "tenants.name")) {
          try await tenants.update(tenant, in: scope)
        }
      } == [])
    #expect(
      try await entries { _ = try await tenants.delete(in: scope, by: gateway) } == [
        #"tenant.deleted: {"disabled":false,"name":"Acme 2"} -> -"#
      ])
    #expect(try await entries { _ = try await tenants.delete(in: scope, by: gateway) } == [])
  }

  @Test("apps, own and shared, with their secret masked")
  func apps() async throws {
    let apps = AppRepository(test.database)
    let scope = try await addTenant()
    var app = App.sample("key", tenant: scope.tenantID)
    #expect(
      try await entries { try await apps.create(app, in: scope) } == [
        #"app.created: - -> {"client_key":"key","disabled":false,"name":"app","secret":"***"}"#
      ])
    app.secret = SealedSecret(bytes: [9])
    #expect(try await entries { _ = try await apps.update(app, in: scope) } == [#"app.updated: - -> {"secret":"***"}"#])
    app.isDisabled = true
    #expect(
      try await entries { _ = try await apps.update(app, in: scope) } == [
        #"app.updated: {"disabled":false} -> {"disabled":true}"#
      ])
    app.limits.callsPerMinute = 1_200
    #expect(
      try await entries { _ = try await apps.update(app, in: scope) } == [
        #"app.updated: {"calls_per_minute":null} -> {"calls_per_minute":1200}"#
      ])
    app.limits = AppCallLimits()
    #expect(
      try await entries { _ = try await apps.update(app, in: scope) } == [
        #"app.updated: {"calls_per_minute":1200} -> {"calls_per_minute":null}"#
      ])
    #expect(try await entries { _ = try await apps.update(app, in: try await addTenant("b")) }.count == 1)
    #expect(
      try await entries { _ = try await apps.delete(app.id, in: scope) } == [
        #"app.deleted: {"client_key":"key","disabled":true,"name":"app"} -> -"#
      ])
    let shared = App.sample("shared", tenant: nil)
    #expect(try await entries { try await apps.createShared(shared, in: gateway) }.count == 1)
    #expect(try await entries { _ = try await apps.deleteShared(shared.id, in: gateway) }.count == 1)
    #expect(try await test.auditEntries().last?.tenantID == nil)
  }

  @Test("accounts, their tokens, their secrets and their connection")
  func accounts() async throws {
    let accounts = AccountRepository(test.database)
    let scope = try await addTenant()
    var account = Account.sample(in: scope)
    let secret = WebhookSecret.sample(of: account.id)
    #expect(
      try await entries {
        try await accounts.create(account, tokens: .sample, webhookSecret: secret, in: scope)
      } == [
        #"account.created: - -> {"access_token":"***","access_token_expires_at":"2026-11-24T09:30:00.000Z","#
          + #""connected":true,"dialect":"open","disabled":false,"name":"main","refresh_token":"***","#
          + #""webhook_secret":"***","webhook_secret_id":"\#(secret.id)"}"#
      ])
    account.isDisabled = true
    #expect(
      try await entries { _ = try await accounts.update(account, in: scope) } == [
        #"account.updated: {"disabled":false} -> {"disabled":true}"#
      ])
    #expect(
      try await entries {
        for reason in ["withdrawn", "again"] {
          _ = try await accounts.disconnect(account.id, reason: reason, at: test.clock.now, in: scope)
        }
      } == [
        #"account.disconnected: {"connected":true} -> {"connected":false,"disconnected_reason":"withdrawn"}"#
      ])
    #expect(
      try await entries { _ = try await accounts.setTokens(.sample, of: account.id, in: scope) } == [
        #"account.tokens_set: {"access_token":"***","connected":false,"disconnected_reason":"withdrawn","#
          + #""refresh_token":"***"} -> {"access_token":"***","connected":true,"refresh_token":"***"}"#
      ])
    let fresh = WebhookSecret.sample(of: account.id)
    #expect(
      try await entries {
        _ = try await accounts.rotateWebhookSecret(to: fresh, overlapEnd: TestClock.start, in: scope)
      } == [
        #"webhook_secret.rotated: {"webhook_secret":"***","webhook_secret_id":"\#(secret.id)"} -> "#
          + #"{"old_secret_accepted_until":"2026-11-24T09:30:00.000Z","webhook_secret":"***","#
          + #""webhook_secret_id":"\#(fresh.id)"}"#
      ])
    #expect(try await entries { _ = try await accounts.delete(account.id, in: scope) }.count == 1)
    #expect(try await entries { _ = try await accounts.delete(account.id, in: scope) } == [])
  }

  @Test("an account whose owner withdrew the authorisation, once, by the gateway")
  func withdrawn() async throws {
    let scope = try await addTenant()
    let account = try await test.addAccount(in: scope)
    let before = try await test.auditEntries().count
    for _ in 0..<2 { _ = await test.record([.authorizationRemoved(of: account, in: scope)]) }
    let added = try await test.auditEntries().dropFirst(before)
    #expect(added.map(\.action) == ["account.disconnected"] && added.last?.subject == "\(account)")
    #expect(added.last?.operatorID == nil && added.last?.tenantID == scope.tenantID)
    #expect(try await test.verifyAudit().isWhole)
  }

  @Test("operators, passwords and sessions, without a hash or a digest")
  func operators() async throws {
    let operators = OperatorRepository(test.database)
    let sessions = SessionRepository(test.database)
    let tenant = try await addTenant().tenantID
    let ada = Operator.sample("ada", grants: [tenant])
    #expect(
      try await entries { try await operators.create(ada, passwordHash: "argon2id-hash", in: gateway) } == [
        #"operator.created: - -> {"disabled":false,"name":"ada","role":"manager","tenants":["\#(tenant)"]}"#
      ])
    func change() async throws {
      _ = try await operators.update(
        ada.id, OperatorChange(role: .viewer, grants: []), in: gateway, at: test.clock.now)
    }
    #expect(
      try await entries { try await change() } == [
        #"operator.updated: {"role":"manager","tenants":["\#(tenant)"]} -> {"role":"viewer","tenants":[]}"#
      ])
    #expect(try await entries { try await change() } == [])
    func addSession() async throws -> SessionID {
      let session = Session(
        id: .fresh(), operatorID: ada.id, tokenDigest: Array("digest \(SessionID.fresh())".utf8),
        createdAt: test.clock.now, expiresAt: test.clock.now + .seconds(60))
      try await sessions.create(session)
      return session.id
    }
    let first = try await addSession()
    _ = try await addSession()
    #expect(
      try await entries {
        try await operators.setPassword(
          hash: "argon2id-other", of: ada.id, keeping: first, by: gateway.actor, at: test.clock.now)
      } == [#"password.changed: - -> {"password":"***"}"#])
    #expect(
      try await entries {
        for _ in 0..<2 {
          _ = try await sessions.end(first, at: test.clock.now, in: OperatorScope(of: ada.id, in: gateway))
        }
      } == ["session.ended: - -> -"])
    #expect(try await test.dump().filter { $0.hasPrefix("audit_entries") && $0.contains("argon2id") }.isEmpty)
  }

  @Test("rule sets by their versions and by how much changed")
  func ruleSets() async throws {
    let scope = try await addTenant()
    let rules = RuleSetRepository(test.database)
    #expect(
      try await entries { try await rules.save(.rules("a", "b"), in: .tenant(scope)) } == [
        #"rule_set.saved: - -> {"rules_added":2,"version":1}"#
      ])
    #expect(
      try await entries { try await rules.save(.rules("b", "c"), in: .tenant(scope)) } == [
        #"rule_set.saved: {"version":1} -> {"rules_added":1,"rules_removed":1,"version":2}"#
      ])
  }

  @Test("an undo that came to its end")
  func undo() async throws {
    let scope = try await addTenant()
    let undo = UndoRepository(test.database)
    let job = UndoJob(
      id: .fresh(), owner: .tenant(scope.tenantID), tenantID: scope.tenantID, version: 1, received: .always,
      state: .running, createdBy: nil, createdAt: test.clock.now, updatedAt: test.clock.now)
    try await undo.create(job, in: scope)
    try await undo.advance(job.id, by: [], to: nil, isFinished: false, at: test.clock.now)
    try await undo.advance(job.id, by: [], to: nil, isFinished: true, at: test.clock.now)
    let added = try await test.auditEntries().suffix(2)
    #expect(added.map(\.action) == ["undo.created", "undo.finished"] && added.last?.operatorID == nil)
    #expect(added.last?.new?.contains(#""state":"done""#) == true)
  }
}
