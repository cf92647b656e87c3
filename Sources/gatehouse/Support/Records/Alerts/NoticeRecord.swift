/// Something that a tenant's people should hear of.
struct NoticeRecord: Record {
  var id: String
  var kind: String
  var rule: String?
  var eventId: String?
  var message: String
  var createdAt: String

  static let columns = ["id", "created", "kind", "rule", "event", "message"]
  var row: [Cell] { [Cell(id), Cell(createdAt), Cell(kind), Cell(rule), Cell(eventId), Cell(message)] }
  var fields: [(name: String, value: Cell)] { zip(Self.columns, row).map { ($0, $1) } }
}
