/// A backup that was made or failed.
struct BackupRecord: Record {
  var id: String
  var destination: String
  var fileName: String
  var startedAt: String
  var endedAt: String?
  var bytes: Int?
  var failure: String?

  /// What a caller was sent has the name that the caller gave it.
  private var file: String? { destination == "caller" ? nil : fileName }

  /// A backup whose sending broke off is nobody's.
  private var fault: String? { failure ?? (endedAt == nil ? "not sent to its end (yet)" : nil) }

  static let columns = ["started", "file", "went to", "bytes", "failure"]

  var row: [Cell] {
    [Cell(startedAt), Cell(file), Cell(destination), Cell(bytes.map(String.init)), Cell(fault)]
  }

  var fields: [(name: String, value: Cell)] {
    [("id", Cell(id))] + zip(Self.columns, row).map { ($0, $1) } + [("ended", Cell(endedAt))]
  }
}
