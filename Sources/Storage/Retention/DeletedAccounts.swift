/// Accounts that are deleted while there is data of theirs left, which nobody is to see.
enum DeletedAccounts {
  /// A condition that holds for rows of `table` that are of other accounts, or of none.
  static func leaveOut(of table: String) -> String {
    "coalesce(\(table).account_id, 0) NOT IN (SELECT account_id FROM deleted_accounts)"
  }
}
