internal import GRDB
internal import Moderation

extension TenantScope {
  /// Throws `reference("account")` where an account is named that is not the tenant's.
  func require(_ account: AccountID?, _ db: Database) throws {
    guard let account else { return }
    let isOwn = try Bool.fetchOne(
      db, sql: "SELECT EXISTS (SELECT 1 FROM accounts WHERE id = ? AND tenant_id = ?)",
      arguments: [account.rawValue, tenantID.rawValue])
    guard isOwn == true else { throw StorageError.reference(what: "account") }
  }
}
