/// An operator.
struct OperatorRecord: NamedRecord {
  var id: String
  var name: String
  var role: String
  var tenants: [String]
  var disabled: Bool
  var mustChangePassword: Bool?
  /// Present only in the answer that creates the operator.
  var oneTimePassword: String?
  var createdAt: String

  static let columns = ["id", "name", "role", "disabled", "tenants"]
  var row: [Cell] { [Cell(id), Cell(name), Cell(role), .yes(disabled), Cell(scope)] }

  var fields: [(name: String, value: Cell)] {
    var fields: [(name: String, value: Cell)] = [
      ("id", Cell(id)), ("name", Cell(name)), ("role", Cell(role)), ("tenants", Cell(scope)),
      ("disabled", .yes(disabled)), ("created", Cell(createdAt)),
    ]
    if let oneTimePassword { fields.append(("one-time password", Cell(oneTimePassword, .heading))) }
    return fields
  }

  private var scope: String { role == "owner" ? "all" : tenants.joined(separator: " ") }
}
