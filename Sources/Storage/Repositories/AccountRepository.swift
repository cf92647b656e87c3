internal import GRDB
public import Moderation

/// Accounts, their tokens and their webhook secrets in SQLite.
public struct AccountRepository: AccountStore {
  private let database: GatehouseDatabase

  public init(_ database: GatehouseDatabase) { self.database = database }

  public func create(
    _ account: Account, tokens: AccountTokens?, webhookSecret: WebhookSecret?, in scope: TenantScope
  ) async throws {
    try await database.write { db in
      try AccountSetup(account: account, tokens: tokens, webhookSecrets: webhookSecret.map { [$0] } ?? [])
        .insert(in: scope, db)
    }
  }

  public func account(_ id: AccountID, in scope: TenantScope) async throws -> Account? {
    try await database.read { db in
      try Row.fetchOne(
        db, sql: "SELECT * FROM accounts WHERE id = ? AND tenant_id = ?",
        arguments: [id.rawValue, scope.tenantID.rawValue]
      ).map(Account.init(row:))
    }
  }

  public func accounts(page request: PageRequest, in scope: TenantScope) async throws -> Page<Account> {
    try await database.read { db in
      let rows = try Row.fetchAll(
        db, sql: "SELECT * FROM accounts WHERE tenant_id = ? AND id < ? ORDER BY id DESC LIMIT ?",
        arguments: [scope.tenantID.rawValue, request.before ?? Int64.max, request.limit + 1])
      return page(try rows.map(Account.init(row:)), limit: request.limit) { $0.id.rawValue }
    }
  }

  public func update(_ account: Account, in scope: TenantScope) async throws -> Bool {
    // An account that is enabled again has its actions carried out at once.
    defer { database.work.signal() }
    return try await database.write { db in
      try db.change(
        "UPDATE accounts SET name = ?, disabled = ?, updated_at = ? WHERE id = ? AND tenant_id = ?",
        [
          account.name, account.isDisabled, account.updatedAt.milliseconds, account.id.rawValue,
          scope.tenantID.rawValue,
        ])
    }
  }

  public func delete(_ id: AccountID, in scope: TenantScope) async throws -> Bool {
    try await database.write { db in
      guard try owns(id, scope, db) else { return false }
      for table in ["events", "parked", "hourly_totals", "rule_set_days", "rule_days", "rule_fuses"] {
        try db.execute(
          sql: "DELETE FROM \(table) WHERE tenant_id = ? AND account_id = ?",
          arguments: [scope.tenantID.rawValue, id.rawValue])
      }
      return try db.change("DELETE FROM accounts WHERE id = ?", [id.rawValue])
    }
  }

  public func tokens(of id: AccountID, in scope: TenantScope) async throws -> AccountTokens? {
    try await database.read { db in
      try Row.fetchOne(
        db,
        sql: """
          SELECT account_tokens.* FROM account_tokens JOIN accounts ON accounts.id = account_tokens.account_id
          WHERE account_id = ? AND tenant_id = ?
          """,
        arguments: [id.rawValue, scope.tenantID.rawValue]
      ).map(AccountTokens.init(row:))
    }
  }

  public func setTokens(_ tokens: AccountTokens, of id: AccountID, in scope: TenantScope) async throws -> Bool {
    // An account that is connected again has its actions carried out at once.
    defer { database.work.signal() }
    return try await database.write { db in
      guard try owns(id, scope, db) else { return false }
      try tokens.save(of: id, db)
      return try db.change(
        "UPDATE accounts SET disconnected_at = NULL, disconnected_reason = NULL WHERE id = ?", [id.rawValue])
    }
  }

  public func disconnect(_ id: AccountID, reason: String, at moment: Timestamp, in scope: TenantScope) async throws
    -> Bool
  {
    try await database.write { db in
      guard try owns(id, scope, db) else { return false }
      try db.execute(
        sql: """
          UPDATE accounts SET disconnected_at = ?, disconnected_reason = ?, updated_at = ?
          WHERE id = ? AND disconnected_at IS NULL
          """,
        arguments: [moment.milliseconds, reason, moment.milliseconds, id.rawValue])
      return true
    }
  }

  public func webhookSecrets(of id: AccountID, liveAt moment: Timestamp, in scope: TenantScope) async throws
    -> [WebhookSecret]
  {
    try await database.read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT webhook_secrets.* FROM webhook_secrets JOIN accounts ON accounts.id = webhook_secrets.account_id
          WHERE account_id = ? AND tenant_id = ? AND (expires_at IS NULL OR expires_at > ?)
          ORDER BY expires_at IS NOT NULL, webhook_secrets.created_at DESC
          """,
        arguments: [id.rawValue, scope.tenantID.rawValue, moment.milliseconds]
      ).map(WebhookSecret.init(row:))
    }
  }

  public func rotateWebhookSecret(to secret: WebhookSecret, overlapEnd: Timestamp, in scope: TenantScope) async throws
    -> Bool
  {
    try await database.write { db in
      guard try owns(secret.accountID, scope, db) else { return false }
      try db.execute(
        sql: "DELETE FROM webhook_secrets WHERE account_id = ? AND expires_at IS NOT NULL",
        arguments: [secret.accountID.rawValue])
      try db.execute(
        sql: "UPDATE webhook_secrets SET expires_at = ? WHERE account_id = ?",
        arguments: [overlapEnd.milliseconds, secret.accountID.rawValue])
      try secret.insert(db)
      return true
    }
  }
}

private func owns(_ id: AccountID, _ scope: TenantScope, _ db: Database) throws -> Bool {
  try Bool.fetchOne(
    db, sql: "SELECT EXISTS (SELECT 1 FROM accounts WHERE id = ? AND tenant_id = ?)",
    arguments: [id.rawValue, scope.tenantID.rawValue]) ?? false
}

extension Account {
  init(row: Row) throws {
    let disconnectedAt = row.optionalTime("disconnected_at")
    self.init(
      id: row.id("id"), tenantID: row.id("tenant_id"), name: row["name"], dialect: try row.name("dialect"),
      openID: row["open_id"], appID: row.optionalID("app_id"),
      connection: disconnectedAt.map { .disconnected(since: $0, reason: row["disconnected_reason"] ?? "") }
        ?? .connected,
      isDisabled: row["disabled"], createdAt: row.time("created_at"), updatedAt: row.time("updated_at"))
  }
}

extension AccountTokens {
  init(row: Row) {
    self.init(
      access: row.secret("access"), refresh: row.optionalSecret("refresh"),
      accessExpiresAt: row.optionalTime("access_expires_at"),
      refreshExpiresAt: row.optionalTime("refresh_expires_at"))
  }
}

extension WebhookSecret {
  init(row: Row) {
    self.init(
      id: row.id("id"), accountID: row.id("account_id"), secret: row.secret("secret"),
      createdAt: row.time("created_at"), expiresAt: row.optionalTime("expires_at"))
  }
}
