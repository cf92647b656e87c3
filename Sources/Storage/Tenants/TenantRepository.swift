internal import GRDB
public import Moderation

/// Tenants in SQLite.
public struct TenantRepository: TenantStore {
  private let database: GatehouseDatabase

  public init(_ database: GatehouseDatabase) { self.database = database }

  public func create(_ tenant: Tenant, ruleSet document: String?, author: OperatorID?, in scope: GatewayScope)
    async throws
  {
    let rules: RuleSetDocument?
    do {
      rules = try document.map { try RuleSetDocument(json: $0.utf8) }
    } catch {
      throw StorageError.failed(detail: "a new tenant's rule set is not valid: \(error)")
    }
    try await database.write { db in
      try tenant.insert(db)
      try db.audit(
        .tenantCreated, "\(tenant.id)", to: tenant.auditValues, by: scope.actor, of: tenant.id, at: tenant.createdAt)
      guard let document, let rules else { return }
      try RuleSetVersion(
        owner: .tenant(tenant.id), version: 1, document: document, author: author, note: nil,
        createdAt: tenant.createdAt
      ).insert(
        naming: rules.listReferences, difference: RuleSetDifference(from: .empty, to: rules), by: scope.actor, db)
    }
  }

  public func tenant(in scope: TenantScope) async throws -> Tenant? {
    try await database.read { db in
      try row(of: scope.tenantID, db).map(Tenant.init(row:))
    }
  }

  public func tenants(
    named part: NamePart?, page request: PageRequest, in scope: GatewayScope
  ) async throws -> Page<Tenant> {
    try await database.read { db in
      // Names are looked through here, since SQLite knows no case but that of ASCII.
      let rows = try Row.fetchCursor(
        db, sql: "SELECT * FROM tenants WHERE deleted_at IS NULL AND id < ? ORDER BY id DESC",
        arguments: [request.before ?? Int64.max])
      var found: [Tenant] = []
      while found.count <= request.limit, let row = try rows.next() {
        guard part?.isIn(row["name"]) ?? true else { continue }
        found.append(Tenant(row: row))
      }
      return page(found, limit: request.limit) { $0.id.rawValue }
    }
  }

  public func tenants(in scopes: [TenantScope]) async throws -> [Tenant] {
    try await database.read { db in
      try scopes.compactMap { scope in
        try row(of: scope.tenantID, db).map(Tenant.init(row:))
      }.sorted { $0.id > $1.id }
    }
  }

  public func update(
    _ tenant: Tenant, basedOn basis: Basis<Tenant> = .anything, in scope: TenantScope
  ) async throws -> Bool {
    // A tenant that is enabled again has its actions carried out at once.
    defer { database.work.signal() }
    return try await database.write { db in
      guard let earlier = try row(of: scope.tenantID, db).map(Tenant.init(row:)) else { return false }
      try basis.check(earlier)
      try naming(unique: "tenants.name") {
        try db.execute(
          sql: "UPDATE tenants SET name = ?, disabled = ?, updated_at = ? WHERE id = ?",
          arguments: [tenant.name, tenant.isDisabled, tenant.updatedAt.milliseconds, scope.tenantID.rawValue])
      }
      try db.auditUpdate(
        .tenantUpdated, "\(earlier.id)", from: earlier.auditValues, to: tenant.auditValues, by: scope.actor,
        of: scope.tenantID, at: tenant.updatedAt)
      return true
    }
  }

  public func delete(in scope: TenantScope, by gateway: GatewayScope) async throws -> Bool {
    // The rest of it goes in slices.
    defer { database.signals.retention.signal() }
    return try await database.write { db in
      guard let tenant = try row(of: scope.tenantID, db).map(Tenant.init(row:)) else { return false }
      let now = database.clock.now()
      try tenant.hide(at: now, db)
      try db.audit(
        .tenantDeleted, "\(tenant.id)", from: tenant.auditValues, by: gateway.actor, of: tenant.id, at: now)
      return true
    }
  }
}

private func row(of tenant: TenantID, _ db: Database) throws -> Row? {
  try Row.fetchOne(db, sql: "SELECT * FROM tenants WHERE id = ? AND deleted_at IS NULL", arguments: [tenant.rawValue])
}

extension Tenant {
  /// Not for one that is deleted.
  static func exists(_ id: TenantID, _ db: Database) throws -> Bool { try row(of: id, db) != nil }

  /// Takes away at once what lets anybody see it or act for it, its secrets, and its name; none of that grows with its
  /// events.
  fileprivate func hide(at moment: Timestamp, _ db: Database) throws {
    try db.execute(
      sql: """
        DELETE FROM pending_scores WHERE event_id IN (
          SELECT event_id FROM pending_scores JOIN events ON events.id = event_id WHERE events.tenant_id = ?)
        """,
      arguments: [id.rawValue])
    // Notices that no alert was made of yet are for nobody now.
    try db.execute(
      sql: "DELETE FROM notices WHERE tenant_id = ? AND id > (SELECT notice_id FROM alert_cursor)",
      arguments: [id.rawValue])
    // Accounts before the apps, rule sets before the lists that they name, schedules before their channels.
    let tables = [
      "accounts", "authorisations", "apps", "undo_jobs", "retry_jobs", "replay_jobs", "rule_owners", "term_lists",
      "report_deliveries", "report_schedules", "alert_channels", "alerts", "operator_grants", "token_tenants",
      "invitation_grants", "rule_fuses", "erasures", "retention_policies", "review_limits", "branding",
    ]
    for table in tables {
      try db.execute(sql: "DELETE FROM \(table) WHERE tenant_id = ?", arguments: [id.rawValue])
    }
    // No name that can be given begins with a control character.
    try db.execute(
      sql: "UPDATE tenants SET name = char(127) || id, disabled = 1, deleted_at = ?, updated_at = ? WHERE id = ?",
      arguments: [moment.milliseconds, moment.milliseconds, id.rawValue])
  }

  /// Throws `conflict("tenants.name")`.
  func insert(_ db: Database) throws {
    try naming(unique: "tenants.name") {
      try db.execute(
        sql: "INSERT INTO tenants (id, name, disabled, created_at, updated_at) VALUES (?, ?, ?, ?, ?)",
        arguments: [id.rawValue, name, isDisabled, createdAt.milliseconds, updatedAt.milliseconds])
    }
  }

  init(row: Row) {
    self.init(
      id: row.id("id"), name: row["name"], isDisabled: row["disabled"], createdAt: row.time("created_at"),
      updatedAt: row.time("updated_at"))
  }
}
