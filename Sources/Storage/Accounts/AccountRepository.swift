internal import GRDB
public import Moderation

/// Accounts, their tokens and their webhook secrets in SQLite.
public struct AccountRepository: AccountStore {
  private let database: GatehouseDatabase

  public init(_ database: GatehouseDatabase) { self.database = database }

  public func create(
    _ account: Account, tokens: AccountTokens?, webhookSecret: WebhookSecret?, in scope: TenantScope
  ) async throws {
    defer { database.signals.renewals.signal() }
    try await database.write { db in
      try AccountSetup(account: account, tokens: tokens, webhookSecrets: webhookSecret.map { [$0] } ?? [])
        .insert(in: scope, at: database.clock.now(), db)
    }
  }

  public func account(_ id: AccountID, in scope: TenantScope) async throws -> Account? {
    try await database.read { db in try owned(id, scope, db) }
  }

  public func accounts(page request: PageRequest, in scope: TenantScope) async throws -> Page<Account> {
    try await database.read { db in
      let rows = try Row.fetchAll(
        db, sql: "SELECT * FROM accounts WHERE tenant_id = ? AND id < ? ORDER BY id DESC LIMIT ?",
        arguments: [scope.tenantID.rawValue, request.before ?? Int64.max, request.limit + 1])
      return page(try rows.map(Account.init(row:)), limit: request.limit) { $0.id.rawValue }
    }
  }

  public func lastDeliveries(of ids: [AccountID], in scope: TenantScope) async throws -> [AccountID: Timestamp] {
    try await database.read { db in
      let heard = try db.rows(
        """
        SELECT accounts.id, heard_at FROM json_each(?) AS ids CROSS JOIN accounts ON accounts.id = ids.value
        CROSS JOIN account_silences ON account_silences.account_id = accounts.id
        WHERE accounts.tenant_id = ? AND heard_at IS NOT NULL
        """,
        [ids.jsonArray(), scope.tenantID.rawValue]
      ) { row in (row.id("id") as AccountID, row.time("heard_at")) }
      return Dictionary(uniqueKeysWithValues: heard)
    }
  }

  public func update(_ account: Account, in scope: TenantScope) async throws -> Bool {
    // An account that is enabled again has its actions carried out at once.
    defer { database.work.signal() }
    return try await database.write { db in
      guard let earlier = try owned(account.id, scope, db) else { return false }
      try db.execute(
        sql: "UPDATE accounts SET name = ?, disabled = ?, updated_at = ? WHERE id = ?",
        arguments: [account.name, account.isDisabled, account.updatedAt.milliseconds, account.id.rawValue])
      var changed = earlier
      changed.name = account.name
      changed.isDisabled = account.isDisabled
      try db.auditUpdate(
        .accountUpdated, "\(account.id)", from: earlier.auditValues, to: changed.auditValues, by: scope.actor,
        of: scope.tenantID, at: account.updatedAt)
      return true
    }
  }

  public func delete(_ id: AccountID, in scope: TenantScope) async throws -> Bool {
    // The rest of it goes in slices.
    defer { database.signals.retention.signal() }
    return try await database.write { db in
      guard let account = try owned(id, scope, db) else { return false }
      let now = database.clock.now()
      try account.hide(at: now, db)
      try db.audit(
        .accountDeleted, "\(id)", from: account.auditValues, by: scope.actor, of: scope.tenantID, at: now)
      return true
    }
  }

  public func tokens(of id: AccountID, in scope: TenantScope) async throws -> AccountTokens? {
    // Before every call that is made for the account.
    try await database.readTogether { db in
      try Row.fetchOne(
        db.cachedStatement(
          sql: """
            SELECT account_tokens.* FROM account_tokens JOIN accounts ON accounts.id = account_tokens.account_id
            WHERE account_id = ? AND tenant_id = ?
            """),
        arguments: [id.rawValue, scope.tenantID.rawValue]
      ).map(AccountTokens.init(row:))
    }
  }

  public func setTokens(_ tokens: AccountTokens, of id: AccountID, in scope: TenantScope) async throws -> Bool {
    // An account that is connected again has its actions carried out at once.
    defer {
      database.work.signal()
      database.signals.renewals.signal()
    }
    return try await database.write { db in
      guard let account = try owned(id, scope, db) else { return false }
      try tokens.connect(account, as: .accountTokensSet, in: scope, at: database.clock.now(), db)
      return true
    }
  }

  public func disconnect(_ id: AccountID, reason: String, at moment: Timestamp, in scope: TenantScope) async throws
    -> Bool
  {
    defer { database.signals.lapses.signal() }
    return try await database.write { db in
      guard let account = try owned(id, scope, db) else { return false }
      guard case .connected = account.connection else { return true }
      try db.execute(
        sql: "UPDATE accounts SET disconnected_at = ?, disconnected_reason = ?, updated_at = ? WHERE id = ?",
        arguments: [moment.milliseconds, reason, moment.milliseconds, id.rawValue])
      try db.audit(
        .accountDisconnected, "\(id)", from: account.connection.auditValues,
        to: Account.Connection.disconnected(since: moment, reason: reason).auditValues, by: scope.actor,
        of: scope.tenantID, at: moment)
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
      guard try owned(secret.accountID, scope, db) != nil else { return false }
      let earlier = try Row.fetchOne(
        db, sql: "SELECT * FROM webhook_secrets WHERE account_id = ? AND expires_at IS NULL",
        arguments: [secret.accountID.rawValue]
      ).map(WebhookSecret.init(row:))
      try db.execute(
        sql: "DELETE FROM webhook_secrets WHERE account_id = ? AND expires_at IS NOT NULL",
        arguments: [secret.accountID.rawValue])
      try db.execute(
        sql: "UPDATE webhook_secrets SET expires_at = ? WHERE account_id = ?",
        arguments: [overlapEnd.milliseconds, secret.accountID.rawValue])
      try secret.insert(db)
      try db.audit(
        .webhookSecretRotated, "\(secret.accountID)", from: earlier?.auditValues ?? [:],
        to: secret.auditValues.merging(earlier == nil ? [:] : ["old_secret_accepted_until": .text(overlapEnd)]) { $1 },
        by: scope.actor, of: scope.tenantID, at: secret.createdAt)
      return true
    }
  }
}

private func owned(_ id: AccountID, _ scope: TenantScope, _ db: Database) throws -> Account? {
  try Row.fetchOne(
    db, sql: "SELECT * FROM accounts WHERE id = ? AND tenant_id = ?",
    arguments: [id.rawValue, scope.tenantID.rawValue]
  ).map(Account.init(row:))
}

extension Account {
  /// Takes away at once what does not grow with its events, the secrets above all.
  fileprivate func hide(at moment: Timestamp, _ db: Database) throws {
    try db.execute(
      sql: """
        DELETE FROM pending_scores WHERE event_id IN (
          SELECT event_id FROM pending_scores JOIN events ON events.id = event_id WHERE events.account_id = ?)
        """,
      arguments: [id.rawValue])
    try db.execute(
      sql: "DELETE FROM rule_fuses WHERE tenant_id = ? AND account_id = ?",
      arguments: [tenantID.rawValue, id.rawValue])
    try db.execute(sql: "DELETE FROM accounts WHERE id = ?", arguments: [id.rawValue])
    try db.execute(
      sql: "INSERT INTO deleted_accounts (account_id, tenant_id, deleted_at) VALUES (?, ?, ?)",
      arguments: [id.rawValue, tenantID.rawValue, moment.milliseconds])
  }

  /// Throws `conflict("accounts.open_id")` and `reference("tenant")`.
  func insert(in scope: TenantScope, _ db: Database) throws {
    try naming(unique: "accounts.open_id", reference: "tenant") {
      try db.execute(
        sql: """
          INSERT INTO accounts (id, tenant_id, name, dialect, open_id, app_id, disabled, created_at, updated_at)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          id.rawValue, scope.tenantID.rawValue, name, dialect.rawValue, openID, appID?.rawValue, isDisabled,
          createdAt.milliseconds, updatedAt.milliseconds,
        ])
    }
  }

  init(row: Row) throws {
    let disconnectedAt = row.optionalTime("disconnected_at")
    self.init(
      id: row.id("id"), tenantID: row.id("tenant_id"), name: row["name"], dialect: try row.name("dialect"),
      openID: row["open_id"], authorID: row["author_id"], appID: row.optionalID("app_id"),
      connection: disconnectedAt.map { .disconnected(since: $0, reason: row["disconnected_reason"] ?? "") }
        ?? .connected,
      isDisabled: row["disabled"], createdAt: row.time("created_at"), updatedAt: row.time("updated_at"))
  }
}

extension WebhookSecret {
  init(row: Row) {
    self.init(
      id: row.id("id"), accountID: row.id("account_id"), secret: row.secret("secret"),
      createdAt: row.time("created_at"), expiresAt: row.optionalTime("expires_at"))
  }
}
