internal import Reports

/// How long an account's comments took to be hidden.
struct TimeToHiddenRecord: Record {
  struct Figures: Decodable, Sendable {
    var count: Int
    /// Milliseconds.
    var p50Ms: Int64?
    var p95Ms: Int64?

    var cells: [Cell] { [Cell(String(count)), Self.cell(p50Ms), Self.cell(p95Ms)] }

    private static func cell(_ milliseconds: Int64?) -> Cell {
      Cell(milliseconds.map { SpokenDuration.words(.milliseconds($0)) })
    }
  }

  struct Times: Decodable, Sendable {
    var receivedToAccepted: Figures
    var receivedToConfirmed: Figures
    var drifts: Int
    var unseen: Int
  }

  var accountId: String
  var timeToHidden: Times

  static let columns = [
    "account", "accepted", "half within", "95 % within", "hidden", "half within", "95 % within", "drifts", "unseen",
  ]

  var row: [Cell] {
    [Cell(accountId)] + timeToHidden.receivedToAccepted.cells + timeToHidden.receivedToConfirmed.cells
      + [Cell(String(timeToHidden.drifts)), Cell(String(timeToHidden.unseen))]
  }

  var fields: [(name: String, value: Cell)] { zip(Self.columns, row).map { ($0, $1) } }
}
