internal import GRDB
internal import Moderation

/// How accounts and what they work with are written.
extension AccountSetup {
  /// Throws `conflict("accounts.open_id")`, and `reference("app")` for an app the tenant cannot use.
  func insert(in scope: TenantScope, _ db: Database) throws {
    try requireApp(in: scope, db)
    try naming(unique: "accounts.open_id", reference: "tenant") {
      try db.execute(
        sql: """
          INSERT INTO accounts (id, tenant_id, name, dialect, open_id, app_id, disabled, created_at, updated_at)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          account.id.rawValue, scope.tenantID.rawValue, account.name, account.dialect.rawValue, account.openID,
          account.appID?.rawValue, account.isDisabled, account.createdAt.milliseconds, account.updatedAt.milliseconds,
        ])
    }
    try tokens?.save(of: account.id, db)
    for secret in webhookSecrets { try secret.insert(db) }
    try db.audit(
      .accountCreated, "account \(account.id)", to: audited, by: scope.actor, of: scope.tenantID,
      at: account.createdAt)
  }

  private var audited: [String: JSONValue] {
    var values: [String: JSONValue] = ["name": .string(account.name), "dialect": .string(account.dialect.rawValue)]
    values["open_id"] = account.openID.map { .string($0) }
    values["app_id"] = account.appID.map { .string("\($0)") }
    if tokens != nil { values["tokens"] = .string("***") }
    if !webhookSecrets.isEmpty { values["webhook_secret"] = .string("***") }
    return values
  }

  /// An account may use its tenant's apps and shared ones.
  private func requireApp(in scope: TenantScope, _ db: Database) throws {
    guard let id = account.appID else { return }
    let isUsable = try Bool.fetchOne(
      db, sql: "SELECT EXISTS (SELECT 1 FROM apps WHERE id = ? AND (tenant_id = ? OR tenant_id IS NULL))",
      arguments: [id.rawValue, scope.tenantID.rawValue])
    guard isUsable == true else { throw StorageError.reference(what: "app") }
  }
}

extension AccountTokens {
  func save(of id: AccountID, _ db: Database) throws {
    try db.execute(
      sql: """
        INSERT INTO account_tokens (account_id, access, refresh, access_expires_at, refresh_expires_at)
        VALUES (?, ?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET access = excluded.access, refresh = excluded.refresh,
          access_expires_at = excluded.access_expires_at, refresh_expires_at = excluded.refresh_expires_at
        """,
      arguments: [
        id.rawValue, access.blob, refresh?.blob, accessExpiresAt?.milliseconds, refreshExpiresAt?.milliseconds,
      ])
  }
}

extension WebhookSecret {
  func insert(_ db: Database) throws {
    try db.execute(
      sql: "INSERT INTO webhook_secrets (id, account_id, secret, created_at, expires_at) VALUES (?, ?, ?, ?, ?)",
      arguments: [
        id.rawValue, accountID.rawValue, secret.blob, createdAt.milliseconds, expiresAt?.milliseconds,
      ])
  }
}
