internal import GRDB
internal import Moderation
internal import Sealing

/// Which revisions of rule sets are in force, as storage has it: another one is in force as soon as a version was
/// saved, or a list that one names.
enum RuleRevisions {
  /// SHA-256 over those that decide a tenant's comments, or one account's.
  static func digest(of tenant: TenantID, _ account: AccountID?, _ db: Database) throws -> String {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT coalesce(tenant_id, 0) AS tenant, coalesce(account_id, 0) AS account, revision FROM rule_owners
        WHERE tenant_id IS NULL OR (tenant_id = ? AND (account_id IS NULL OR ? IS NULL OR account_id = ?))
        ORDER BY tenant, account
        """,
      arguments: [tenant.rawValue, account?.rawValue, account?.rawValue])
    let text = rows.map { "\($0["tenant"] as Int64) \($0["account"] as Int64) \($0["revision"] as Int64)\n" }.joined()
    return Hex.encode(SHA256.digest(text.utf8))
  }

  /// Whether what these name is in force still, and all of it.
  static func areInForce(_ keys: Set<RuleSetKey>, _ db: Database) throws -> Bool {
    try keys.allSatisfy { key in
      try revision(of: .gateway, db) == key.gatewayRevision
        && revision(of: .tenant(key.tenantID), db) == key.tenantRevision
        && key.accountID.map { try revision(of: .account($0, of: key.tenantID), db) == key.accountRevision } ?? true
    }
  }

  private static func revision(of owner: RuleSetOwner, _ db: Database) throws -> Int64? {
    try Int64.fetchOne(
      db.cachedStatement(sql: "SELECT revision FROM rule_owners WHERE \(RuleSetOwner.isOwner)"), arguments: owner.key)
  }
}
