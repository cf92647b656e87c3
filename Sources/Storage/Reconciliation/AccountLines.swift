/// Accounts with rows in a table that is indexed by `account_id`, found by leaping from one to the next, however many
/// rows each has.
enum AccountLines {
  /// A condition on `accounts`: connected and enabled, of an enabled tenant, and with an app in use.
  static let isInUse = """
    (accounts.disabled = 0 AND disconnected_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM apps WHERE apps.id = accounts.app_id AND apps.disabled = 1)
      AND EXISTS (SELECT 1 FROM tenants WHERE tenants.id = accounts.tenant_id AND tenants.disabled = 0))
    """

  /// Defines `waiting (account_id, tenant_id)`: of enabled tenants, connected, enabled, and with an app in use.
  static func inUse(in table: String) -> String {
    """
    WITH RECURSIVE lines (account_id) AS (
      SELECT min(account_id) FROM \(table)
      UNION ALL
      SELECT (SELECT min(account_id) FROM \(table) WHERE account_id > lines.account_id)
      FROM lines WHERE lines.account_id IS NOT NULL
    ), waiting (account_id, tenant_id, author_id) AS (
      SELECT lines.account_id, accounts.tenant_id, accounts.author_id FROM lines
      CROSS JOIN accounts ON accounts.id = lines.account_id AND accounts.disabled = 0 AND disconnected_at IS NULL
        AND NOT EXISTS (SELECT 1 FROM apps WHERE apps.id = accounts.app_id AND apps.disabled = 1)
      CROSS JOIN tenants ON tenants.id = accounts.tenant_id AND tenants.disabled = 0
    )
    """
  }
}
