internal import GRDB
public import Moderation

/// TikTok apps in SQLite.
public struct AppRepository: AppStore {
  private let database: GatehouseDatabase

  public init(_ database: GatehouseDatabase) { self.database = database }

  public func create(_ app: App, in scope: TenantScope) async throws {
    try await insert(app, owner: scope.tenantID, by: scope.actor)
  }

  public func createShared(_ app: App, in scope: GatewayScope) async throws {
    try await insert(app, owner: nil, by: scope.actor)
  }

  public func app(_ id: AppID, in scope: TenantScope) async throws -> App? {
    try await first("id = ? AND (tenant_id = ? OR tenant_id IS NULL)", [id.rawValue, scope.tenantID.rawValue])
  }

  public func sharedApp(_ id: AppID, in scope: GatewayScope) async throws -> App? {
    try await first("id = ? AND tenant_id IS NULL", [id.rawValue])
  }

  public func apps(in scope: TenantScope) async throws -> [App] {
    try await all("tenant_id = ?", [scope.tenantID.rawValue])
  }

  public func sharedApps(in scope: GatewayScope) async throws -> [App] { try await all("tenant_id IS NULL", []) }

  public func update(_ app: App, in scope: TenantScope) async throws -> Bool {
    try await update(app, owner: scope.tenantID, by: scope.actor)
  }

  public func updateShared(_ app: App, in scope: GatewayScope) async throws -> Bool {
    try await update(app, owner: nil, by: scope.actor)
  }

  public func delete(_ id: AppID, in scope: TenantScope) async throws -> Bool {
    try await delete(id, owner: scope.tenantID, by: scope.actor)
  }

  public func deleteShared(_ id: AppID, in scope: GatewayScope) async throws -> Bool {
    try await delete(id, owner: nil, by: scope.actor)
  }

  // `owner` nil is a shared app; SQL's IS compares it as such.

  private func insert(_ app: App, owner: TenantID?, by actor: Actor) async throws {
    try await database.write { db in try app.insert(owner: owner, by: actor, db) }
  }

  private func update(_ app: App, owner: TenantID?, by actor: Actor) async throws -> Bool {
    // The actions of an app that is enabled again are carried out at once.
    defer { database.work.signal() }
    return try await database.write { db in
      guard let earlier = try owned(app.id, by: owner, db) else { return false }
      try db.execute(
        sql: """
          UPDATE apps SET name = ?, secret = ?, disabled = ?, calls_per_minute = ?, account_calls_per_minute = ?,
            updated_at = ?
          WHERE id = ?
          """,
        arguments: [
          app.name, app.secret.blob, app.isDisabled, app.limits.callsPerMinute, app.limits.accountCallsPerMinute,
          app.updatedAt.milliseconds, app.id.rawValue,
        ])
      let secret: [String: JSONValue] = earlier.secret == app.secret ? [:] : ["secret": .masked]
      try db.auditUpdate(
        .appUpdated, "\(app.id)", from: earlier.auditValues, to: app.auditValues.merging(secret) { $1 }, by: actor,
        of: owner, at: app.updatedAt)
      return true
    }
  }

  private func delete(_ id: AppID, owner: TenantID?, by actor: Actor) async throws -> Bool {
    try await database.write { db in
      guard let app = try owned(id, by: owner, db) else { return false }
      try naming(reference: "app") {
        try db.execute(sql: "DELETE FROM apps WHERE id = ?", arguments: [id.rawValue])
      }
      try db.audit(
        .appDeleted, "\(id)", from: app.auditValues, by: actor, of: owner, at: database.clock.now())
      return true
    }
  }

  private func owned(_ id: AppID, by owner: TenantID?, _ db: Database) throws -> App? {
    try Row.fetchOne(
      db, sql: "SELECT * FROM apps WHERE id = ? AND tenant_id IS ?", arguments: [id.rawValue, owner?.rawValue]
    ).map(App.init(row:))
  }

  private func first(_ condition: String, _ arguments: StatementArguments) async throws -> App? {
    try await database.read { db in
      try Row.fetchOne(db, sql: "SELECT * FROM apps WHERE \(condition)", arguments: arguments).map(App.init(row:))
    }
  }

  private func all(_ condition: String, _ arguments: StatementArguments) async throws -> [App] {
    try await database.read { db in
      try Row.fetchAll(
        db, sql: "SELECT * FROM apps WHERE \(condition) ORDER BY created_at DESC, id DESC", arguments: arguments
      ).map(App.init(row:))
    }
  }
}

extension App {
  /// With what the audit log says of it. `owner` nil is a shared app. Throws `conflict("apps.client_key")`.
  func insert(owner: TenantID?, by actor: Actor, _ db: Database) throws {
    try naming(unique: "apps.client_key", reference: "tenant") {
      try db.execute(
        sql: """
          INSERT INTO apps (id, tenant_id, name, client_key, secret, disabled, calls_per_minute,
            account_calls_per_minute, created_at, updated_at)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          id.rawValue, owner?.rawValue, name, clientKey, secret.blob, isDisabled, limits.callsPerMinute,
          limits.accountCallsPerMinute, createdAt.milliseconds, updatedAt.milliseconds,
        ])
    }
    try db.audit(
      .appCreated, "\(id)", to: auditValues.merging(["secret": .masked]) { $1 }, by: actor, of: owner, at: createdAt)
  }

  init(row: Row) {
    self.init(
      id: row.id("id"), tenantID: row.optionalID("tenant_id"), name: row["name"], clientKey: row["client_key"],
      secret: row.secret("secret"), isDisabled: row["disabled"],
      limits: AppCallLimits(
        callsPerMinute: row["calls_per_minute"], accountCallsPerMinute: row["account_calls_per_minute"]),
      createdAt: row.time("created_at"), updatedAt: row.time("updated_at"))
  }
}
