/// A tenant.
struct TenantRecord: NamedRecord {
  var id: String
  var name: String
  var disabled: Bool
  var webhookPath: String
  var createdAt: String
  var updatedAt: String

  static let columns = ["id", "disabled", "created", "name"]
  var row: [Cell] { [Cell(id), .yes(disabled), Cell(createdAt), Cell(name)] }

  var fields: [(name: String, value: Cell)] {
    [
      ("id", Cell(id)), ("name", Cell(name)), ("disabled", .yes(disabled)), ("webhook path", Cell(webhookPath)),
      ("created", Cell(createdAt)), ("updated", Cell(updatedAt)),
    ]
  }
}
