/// Where somebody is logged in.
struct ActiveSessionRecord: Record {
  var id: String
  var createdAt: String
  var lastSeenAt: String
  var expiresAt: String
  var address: String?
  var userAgent: String?
  var current: Bool

  static let columns = ["id", "since", "last seen", "until", "address", "program", "this one"]
  var row: [Cell] {
    [
      Cell(id), Cell(createdAt), Cell(lastSeenAt), Cell(expiresAt), Cell(address), Cell(userAgent), .yes(current),
    ]
  }
  var fields: [(name: String, value: Cell)] { zip(Self.columns, row).map { ($0, $1) } }
}
