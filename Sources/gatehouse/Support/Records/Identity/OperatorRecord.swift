/// An operator.
struct OperatorRecord: NamedRecord {
  var id: String
  var name: String
  var role: String
  var tenants: [String]
  var disabled: Bool
  var mustChangePassword: Bool?
  var secondFactor: Bool?
  var createdAt: String

  static let columns = ["id", "name", "role", "disabled", "second factor", "tenants"]
  var row: [Cell] { [Cell(id), Cell(name), Cell(role), .yes(disabled), .yes(secondFactor ?? false), Cell(scope)] }

  var fields: [(name: String, value: Cell)] {
    [
      ("id", Cell(id)), ("name", Cell(name)), ("role", Cell(role)), ("tenants", Cell(scope)),
      ("disabled", .yes(disabled)), ("second factor", .yes(secondFactor ?? false)), ("created", Cell(createdAt)),
    ]
  }

  private var scope: String { role == "owner" ? "all" : tenants.joined(separator: " ") }
}
