/// A backup that was tried.
struct BackupDrillRecord: Record {
  var id: String
  var fileName: String
  var startedAt: String
  var endedAt: String
  var rows: Int
  var secrets: Int
  var failure: String?

  static let columns = ["started", "file", "rows", "secrets that open", "failure"]

  var row: [Cell] {
    [Cell(startedAt), Cell(fileName), Cell(String(rows)), Cell(String(secrets)), Cell(failure)]
  }

  var fields: [(name: String, value: Cell)] {
    [("id", Cell(id))] + zip(Self.columns, row).map { ($0, $1) } + [("ended", Cell(endedAt))]
  }
}
