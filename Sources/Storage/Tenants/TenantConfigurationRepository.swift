internal import GRDB
public import Moderation

/// Whole tenants, and many accounts at once, in SQLite.
public struct TenantConfigurationRepository: TenantConfigurationStore {
  private let database: GatehouseDatabase

  public init(_ database: GatehouseDatabase) { self.database = database }

  public func create(
    _ configuration: TenantConfiguration, as action: AuditAction, in scope: GatewayScope
  ) async throws {
    // Written as JSON outside the transaction, which others wait for.
    let rules = configuration.rules.map { ($0, $0.document.canonicalJSON, $0.document.listReferences) }
    defer { database.signals.renewals.signal() }
    try await database.write { db in
      let tenant = configuration.tenant
      let tenantScope = TenantScope(of: tenant.id, in: scope)
      try tenant.insert(db)
      try db.audit(
        action, "\(tenant.id)", to: tenant.auditValues, by: scope.actor, of: tenant.id,
        at: tenant.createdAt)
      for app in configuration.apps { try app.insert(owner: tenant.id, by: scope.actor, db) }
      for account in configuration.accounts { try account.insert(in: tenantScope, at: tenant.createdAt, db) }
      for list in configuration.lists {
        let draft = TermListDraft(
          name: list.name, title: list.title, terms: list.terms, author: scope.actor.operatorID)
        _ = try draft.save(after: nil, of: tenant.id, by: scope.actor, at: tenant.createdAt, db)
      }
      for (rules, document, references) in rules {
        try RuleSetVersion(
          owner: rules.account.map { .account($0, of: tenant.id) } ?? .tenant(tenant.id), version: 1,
          document: document, author: scope.actor.operatorID, note: rules.note, createdAt: tenant.createdAt
        ).insert(naming: references, by: scope.actor, db)
      }
      if configuration.reviewLimits != ReviewLimits() {
        try configuration.reviewLimits.set(for: tenant.id, by: scope.actor, at: tenant.createdAt, db)
      }
      if let branding = configuration.branding {
        try branding.set(for: tenant.id, by: scope.actor, at: tenant.createdAt, db)
      }
      if let days = configuration.commentDays {
        try CommentDays.set(days, of: tenant.id, by: scope.actor, at: tenant.createdAt, db)
      }
    }
  }

  public func add(_ accounts: [AccountSetup], in scope: TenantScope) async throws {
    defer { database.signals.renewals.signal() }
    let now = database.clock.now()
    try await database.write { db in for account in accounts { try account.insert(in: scope, at: now, db) } }
  }

  public func configuration(at moment: Timestamp, in scope: TenantScope) async throws -> TenantConfiguration? {
    try await database.read { db in try TenantConfigurationReader(scope: scope, moment: moment).read(db) }
  }

  public func usableApps(in scope: TenantScope) async throws -> [App] {
    try await database.read { db in
      try Row.fetchAll(
        db, sql: "SELECT * FROM apps WHERE tenant_id = ? OR tenant_id IS NULL ORDER BY id",
        arguments: [scope.tenantID.rawValue]
      ).map(App.init(row:))
    }
  }

  public func known(among accounts: [Account], in scope: TenantScope) async throws -> Set<AccountID> {
    try await database.read { db in
      let own = try Row.fetchAll(
        db, sql: "SELECT * FROM accounts WHERE tenant_id = ?", arguments: [scope.tenantID.rawValue]
      ).map(Account.init(row:))
      let identities = Set(own.map(AccountIdentity.init))
      return try accounts.reduce(into: []) { known, account in
        // An app may be shared, and the account another tenant's.
        let isOfApp = try Bool.fetchOne(
          db, sql: "SELECT EXISTS (SELECT 1 FROM accounts WHERE app_id = ? AND open_id = ?)",
          arguments: [account.appID?.rawValue, account.openID])
        if isOfApp == true || identities.contains(AccountIdentity(account)) { known.insert(account.id) }
      }
    }
  }

  public func hasTenant(named name: String, in scope: GatewayScope) async throws -> Bool {
    try await database.read { db in
      try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM tenants WHERE name = ?)", arguments: [name]) ?? false
    }
  }

  public func takenClientKeys(among keys: [String], in scope: GatewayScope) async throws -> Set<String> {
    try await database.read { db in
      try keys.reduce(into: []) { taken, key in
        let isTaken = try Bool.fetchOne(
          db, sql: "SELECT EXISTS (SELECT 1 FROM apps WHERE client_key = ?)", arguments: [key])
        if isTaken == true { taken.insert(key) }
      }
    }
  }
}
