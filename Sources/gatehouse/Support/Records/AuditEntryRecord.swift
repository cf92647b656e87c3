/// One thing that was changed, by whom.
struct AuditEntryRecord: Record {
  var id: String
  var operatorId: String?
  var action: String
  var subject: String
  var detail: String?
  var createdAt: String

  static let columns = ["created", "by", "action", "subject", "detail"]

  var row: [Cell] {
    [Cell(createdAt), Cell(operatorId ?? "gateway"), Cell(action), Cell(subject), Cell(detail)]
  }

  var fields: [(name: String, value: Cell)] { [("id", Cell(id))] + zip(Self.columns, row).map { ($0, $1) } }
}
