internal import GRDB
internal import Moderation

/// Reads everything of a tenant that somebody set up, from one state of the database.
struct TenantConfigurationReader {
  let scope: TenantScope
  /// Webhook secrets that ended before it are left out.
  let moment: Timestamp

  private var tenant: Int64 { scope.tenantID.rawValue }

  /// Nil where there is no such tenant.
  func read(_ db: Database) throws -> TenantConfiguration? {
    guard
      let found = try Row.fetchOne(
        db, sql: "SELECT * FROM tenants WHERE id = ? AND deleted_at IS NULL", arguments: [tenant]
      ).map(Tenant.init(row:))
    else { return nil }
    let accounts = try accounts(db)
    let apps = try Row.fetchAll(
      db,
      sql: """
        SELECT * FROM apps
        WHERE tenant_id = ?1 OR tenant_id IS NULL AND id IN (SELECT app_id FROM accounts WHERE tenant_id = ?1)
        ORDER BY id
        """,
      arguments: [tenant]
    ).map(App.init(row:))
    return TenantConfiguration(
      tenant: found, apps: apps.filter { $0.tenantID != nil }, sharedApps: apps.filter { $0.tenantID == nil },
      lists: try lists(db), rules: try rules(of: accounts.map(\.account.id), db), accounts: accounts,
      reviewLimits: try ReviewLimits.own(of: scope.tenantID, db),
      commentDays: try CommentDays.own(of: scope.tenantID, db),
      branding: try TenantBranding.own(of: scope.tenantID, db))
  }

  private func accounts(_ db: Database) throws -> [AccountSetup] {
    let tokens = try Row.fetchAll(
      db,
      sql: """
        SELECT account_tokens.* FROM account_tokens JOIN accounts ON accounts.id = account_tokens.account_id
        WHERE tenant_id = ?
        """,
      arguments: [tenant]
    ).map { row in (row.id("account_id") as AccountID, AccountTokens(row: row)) }
    let secrets = try Row.fetchAll(
      db,
      sql: """
        SELECT webhook_secrets.* FROM webhook_secrets JOIN accounts ON accounts.id = webhook_secrets.account_id
        WHERE tenant_id = ? AND (expires_at IS NULL OR expires_at > ?)
        ORDER BY expires_at IS NOT NULL, webhook_secrets.created_at DESC
        """,
      arguments: [tenant, moment.milliseconds]
    ).map(WebhookSecret.init(row:))
    let tokensByAccount = Dictionary(uniqueKeysWithValues: tokens)
    let secretsByAccount = Dictionary(grouping: secrets, by: \.accountID)
    return try Row.fetchAll(db, sql: "SELECT * FROM accounts WHERE tenant_id = ? ORDER BY id", arguments: [tenant])
      .map { row in
        let account = try Account(row: row)
        return AccountSetup(
          account: account, tokens: tokensByAccount[account.id], webhookSecrets: secretsByAccount[account.id] ?? [])
      }
  }

  private func lists(_ db: Database) throws -> [TenantConfiguration.List] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT term_lists.name, term_lists.title, term_list_versions.* FROM term_lists
        JOIN term_list_versions
          ON term_list_versions.list_id = term_lists.id AND term_list_versions.version = term_lists.version
        WHERE term_lists.tenant_id = ? ORDER BY term_lists.name
        """,
      arguments: [tenant]
    ).map { row in
      TenantConfiguration.List(name: row["name"], title: row["title"], terms: TermListContent(row: row).terms)
    }
  }

  private func rules(of accounts: [AccountID], _ db: Database) throws -> [TenantConfiguration.Rules] {
    let owners: [RuleSetOwner] = [.tenant(scope.tenantID)] + accounts.map { .account($0, of: scope.tenantID) }
    return try owners.compactMap { owner in
      guard let current = try owner.inForce(db), let version = try owner.version(current.version, db) else {
        return nil
      }
      return TenantConfiguration.Rules(
        account: owner.accountID, document: try document(of: version), note: version.note)
    }
  }

  private func document(of version: RuleSetVersion) throws(StorageError) -> RuleSetDocument {
    do {
      return try RuleSetDocument(json: version.document.utf8)
    } catch {
      throw .failed(detail: "the \(version.owner.subject), version \(version.version), cannot be read: \(error)")
    }
  }
}
