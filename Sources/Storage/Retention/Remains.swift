internal import GRDB
internal import Moderation

/// What is left of a tenant that was deleted.
struct TenantRemains {
  let tenant: TenantID

  enum Part {
    case events([Int64])
    case rows(StoredTable, [[DatabaseValue]])
  }

  /// Some of its rows, nil when there are none.
  func next(limit: Int, _ db: Database) throws -> Part? {
    // With an event goes what hangs on it.
    let events = try Int64.fetchAll(
      db.cachedStatement(sql: "SELECT id FROM events WHERE tenant_id = ? LIMIT ?"),
      arguments: [tenant.rawValue, limit])
    if !events.isEmpty { return .events(events) }
    for table in try StoredTable.ofTenants(db) {
      let keys = try table.keys(where: "tenant_id = ?", [tenant.rawValue], limit: limit, db)
      if !keys.isEmpty { return .rows(table, keys) }
    }
    return nil
  }

  /// Once there are none.
  func finish(at moment: Timestamp, _ db: Database) throws {
    guard
      try db.change("DELETE FROM tenants WHERE id = ? AND deleted_at IS NOT NULL", [tenant.rawValue])
    else { return }
    try db.audit(.deletionFinished, "\(tenant)", by: .gateway, of: tenant, at: moment)
  }
}

/// What is left of an account that was deleted.
struct AccountRemains {
  let account: AccountID
  let tenant: TenantID

  enum Part {
    /// Events of a stretch of the tenant's, in which there may be none.
    case events([Int64], upTo: Int64)
    case rows(StoredTable, [[DatabaseValue]])
  }

  func next(limit: Int, _ db: Database) throws -> Part? {
    let after = try Int64.fetchOne(
      db, sql: "SELECT after_event FROM deleted_accounts WHERE account_id = ?", arguments: [account.rawValue])
    guard let after else { return nil }
    if let window = try EventWindow(of: tenant, after: after, db) {
      let rows = try window.rows("id", where: "account_id = ?", [account.rawValue], limit: limit, db)
      let ids: [Int64] = rows.map { $0["id"] }
      return .events(ids, upTo: ids.count < limit ? window.last : ids.last ?? window.last)
    }
    for table in try StoredTable.namingAccounts(db) {
      let keys = try table.keys(
        where: "tenant_id = ? AND account_id = ?", [tenant.rawValue, account.rawValue], limit: limit, db)
      if !keys.isEmpty { return .rows(table, keys) }
    }
    return nil
  }

  /// Keeps up to where the events were gone through.
  func reach(_ event: Int64, _ db: Database) throws {
    try db.execute(
      sql: "UPDATE deleted_accounts SET after_event = ? WHERE account_id = ?", arguments: [event, account.rawValue])
  }

  func finish(at moment: Timestamp, _ db: Database) throws {
    guard try db.change("DELETE FROM deleted_accounts WHERE account_id = ?", [account.rawValue]) else { return }
    try db.audit(.deletionFinished, "\(account)", by: .gateway, of: tenant, at: moment)
  }
}
