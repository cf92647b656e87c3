/// An invitation.
struct InvitationRecord: Record {
  var id: String
  var name: String
  var purpose: String
  var role: String
  var tenants: [String]
  var invitedBy: String?
  var createdAt: String
  var expiresAt: String
  /// Present only in the answer that creates it.
  var code: String?

  static let columns = ["id", "name", "purpose", "role", "expires"]
  var row: [Cell] { [Cell(id), Cell(name), Cell(purpose), Cell(role), Cell(expiresAt)] }

  var fields: [(name: String, value: Cell)] {
    var fields: [(name: String, value: Cell)] = [
      ("id", Cell(id)), ("name", Cell(name)), ("purpose", Cell(purpose)), ("role", Cell(role)),
      ("tenants", Cell(role == "owner" ? "all" : tenants.joined(separator: " "))), ("created", Cell(createdAt)),
      ("expires", Cell(expiresAt)),
    ]
    if let code { fields.append(("code", Cell(code, .heading))) }
    return fields
  }
}
