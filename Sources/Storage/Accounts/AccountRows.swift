internal import GRDB
internal import Moderation

/// How accounts and what they work with are written.
extension AccountSetup {
  /// With what the audit log says of it, `detail` included. Throws `conflict("accounts.open_id")`, and
  /// `reference("app")` for an app the tenant cannot use.
  func insert(in scope: TenantScope, detail: String? = nil, at moment: Timestamp, _ db: Database) throws {
    try requireApp(in: scope, db)
    try account.insert(in: scope, db)
    try tokens?.save(of: account.id, at: moment, db)
    for secret in webhookSecrets { try secret.insert(db) }
    let values = [account.auditValues, tokens?.auditValues ?? [:], webhookSecrets.first?.auditValues ?? [:]]
    try db.audit(
      .accountCreated, "\(account.id)", detail: detail, to: values.reduce(into: [:]) { $0.merge($1) { $1 } },
      by: scope.actor, of: scope.tenantID, at: account.createdAt)
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

extension WebhookSecret {
  func insert(_ db: Database) throws {
    try db.execute(
      sql: "INSERT INTO webhook_secrets (id, account_id, secret, created_at, expires_at) VALUES (?, ?, ?, ?, ?)",
      arguments: [
        id.rawValue, accountID.rawValue, secret.blob, createdAt.milliseconds, expiresAt?.milliseconds,
      ])
  }
}
