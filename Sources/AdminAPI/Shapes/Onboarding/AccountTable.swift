internal import Moderation

/// Accounts as a CSV file: each row stands for the JSON object that would make its account, and is held to the same
/// rules.
struct AccountTable {
  private(set) var inputs: [AccountInput?] = []
  /// What is wrong with the form.
  private(set) var faults: [Problem.FieldError] = []
  /// Of each input.
  private var lines: [Int] = []

  init(reading bytes: [UInt8]) {
    // A row that was cut off must not become an account without its tokens.
    let table = CSVTable(
      reading: bytes, columns: Self.columns, atMost: Self.longestTable, allowingShortRows: false)
    faults = table.faults.map { Problem.FieldError(path: $0.column ?? "", message: $0.message, line: $0.line) }
    for row in table.rows {
      let members = row.fields.map { JSONValue.Member(key: $0.key, value: .string($0.value)) }
      var fields = BodyFields(members, at: .root)
      let input = AccountInput(in: &fields, namesApps: true)
      let found = fields.takeFaults()
      faults += found.map {
        Problem.FieldError(path: String($0.path.dropFirst()), message: $0.message, line: row.line)
      }
      inputs.append(found.isEmpty ? input : nil)
      lines.append(row.line)
    }
  }

  func name(of index: Int) -> String { "line \(lines[index])" }

  func fault(_ fault: AccountBatch.Fault) -> Problem.FieldError {
    Problem.FieldError(path: fault.key, message: fault.message, line: lines[fault.index])
  }

  static let columns = [
    "name", "dialect", "open_id", "app", "access_token", "refresh_token", "access_token_expires_at",
    "refresh_token_expires_at", "webhook_secret",
  ]
  static let longestTable = 5000
  static let maximumBytes = 4 << 20
}
