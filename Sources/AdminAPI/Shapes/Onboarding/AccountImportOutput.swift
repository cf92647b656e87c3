internal import Moderation

/// What became of a file of accounts.
struct AccountImportOutput: Encodable {
  var dryRun: Bool
  /// False where they are stored but ingest could not take them up yet: saving any change tries again.
  var inForce: Bool
  /// Those in the file.
  var rows: Int
  /// None in a dry run.
  var created: Int
  var accounts: [NewAccountOutput]

  /// The same as a table: the columns that whoever sets the accounts up elsewhere needs. What would be taken for a
  /// formula stands behind an apostrophe.
  static func csv(_ accounts: [NewAccountOutput]) -> String {
    let rows = accounts.map { account in
      CSVText.spreadsheetRow([
        "\(account.id)", account.name, account.dialect.rawValue, account.openID ?? "",
        account.appID.map { "\($0)" } ?? "", account.webhookPath, account.webhookSecret ?? "",
      ])
    }
    let header = ["id", "name", "dialect", "open_id", "app_id", "webhook_path", "webhook_secret"]
    return ([CSVText.row(header)] + rows).joined()
  }
}
