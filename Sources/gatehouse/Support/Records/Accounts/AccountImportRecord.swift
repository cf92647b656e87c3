/// What became of a file of accounts.
struct AccountImportRecord: Decodable, Sendable {
  var dryRun: Bool
  var inForce: Bool
  var rows: Int
  var created: Int
  var accounts: [NewAccountRecord]
}
