/// Accounts that are deleted while there is data of theirs left, which nobody is to see and which nothing is to be done
/// about.
enum DeletedAccounts {
  /// A condition that holds for rows of `table` that are of other accounts, or of none.
  static func leaveOut(of table: String) -> String {
    "coalesce(\(table).account_id, 0) NOT IN (SELECT account_id FROM deleted_accounts)"
  }

  /// A condition that holds for rows of `table` whose account is there, and so its tenant.
  static func isThere(for table: String) -> String {
    "EXISTS (SELECT 1 FROM accounts WHERE accounts.id = \(table).account_id)"
  }
}
