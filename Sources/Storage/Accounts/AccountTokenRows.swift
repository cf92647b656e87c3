internal import GRDB
internal import Moderation

/// How an account's pair of tokens is kept.
extension AccountTokens {
  init(row: Row) {
    let failures: Int = row["renew_failures"]
    self.init(
      access: row.secret("access"), refresh: row.optionalSecret("refresh"),
      accessExpiresAt: row.optionalTime("access_expires_at"),
      refreshExpiresAt: row.optionalTime("refresh_expires_at"),
      scopes: (row["scopes"] as String?).map { $0.split(separator: ",").map(String.init) },
      trouble: failures == 0 ? nil : RenewalTrouble(failures: failures, message: row["renew_error"] ?? ""))
  }

  /// Saves the pair of an account that is there, with what the audit log says of it.
  func connect(
    _ account: Account, as action: AuditAction, detail: String? = nil, in scope: TenantScope, at moment: Timestamp,
    _ db: Database
  ) throws {
    let earlier = try Row.fetchOne(
      db, sql: "SELECT * FROM account_tokens WHERE account_id = ?", arguments: [account.id.rawValue]
    ).map(AccountTokens.init(row:))
    try save(of: account.id, at: moment, db)
    try db.audit(
      action, "\(account.id)", detail: detail,
      from: account.connection.auditValues.merging(earlier?.auditValues ?? [:]) { $1 },
      to: Account.Connection.connected.auditValues.merging(auditValues) { $1 }, by: scope.actor, of: scope.tenantID,
      at: moment)
  }

  /// Puts the pair in the place of an earlier one, and connects the account. Troubles with the earlier pair, and that
  /// somebody was told of them, are forgotten.
  func save(of account: AccountID, at moment: Timestamp, _ db: Database) throws {
    let hasApp = try Bool.fetchOne(
      db, sql: "SELECT app_id IS NOT NULL FROM accounts WHERE id = ?", arguments: [account.rawValue])
    let renewal = TokenRenewal.moment(
      for: self, hasApp: hasApp ?? false, issuedAt: moment, jitter: Double.random(in: 0...1))
    try db.execute(
      sql: """
        INSERT INTO account_tokens
          (account_id, access, refresh, access_expires_at, refresh_expires_at, scopes, renew_at)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET access = excluded.access, refresh = excluded.refresh,
          access_expires_at = excluded.access_expires_at, refresh_expires_at = excluded.refresh_expires_at,
          scopes = excluded.scopes, renew_at = excluded.renew_at, renew_failures = 0, renew_error = NULL,
          failing_told_at = NULL, ending_told_at = CASE
            WHEN excluded.refresh_expires_at IS refresh_expires_at THEN ending_told_at END
        """,
      arguments: [
        account.rawValue, access.blob, refresh?.blob, accessExpiresAt?.milliseconds, refreshExpiresAt?.milliseconds,
        scopes?.joined(separator: ","), renewal?.milliseconds,
      ])
    try db.execute(
      sql: """
        UPDATE accounts SET disconnected_at = NULL, disconnected_reason = NULL, lapse_told_at = NULL WHERE id = ?
        """,
      arguments: [account.rawValue])
  }
}
