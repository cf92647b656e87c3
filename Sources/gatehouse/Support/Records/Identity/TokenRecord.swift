/// A token of a program.
struct TokenRecord: NamedRecord {
  var id: String
  var name: String
  var last4: String
  var scopes: [String]
  var tenants: [String]?
  var createdAt: String
  var expiresAt: String
  var lastUsedAt: String?
  var revokedAt: String?
  /// Present only in the answer that makes the token.
  var token: String?

  static let columns = ["id", "name", "ends with", "scopes", "tenants", "expires", "last used", "revoked"]
  var row: [Cell] {
    [
      Cell(id), Cell(name), Cell(last4), Cell(scopes.joined(separator: " ")), Cell(reach), Cell(expiresAt),
      Cell(lastUsedAt), Cell(revokedAt),
    ]
  }

  var fields: [(name: String, value: Cell)] {
    var fields: [(name: String, value: Cell)] = zip(Self.columns, row).map { ($0, $1) }
    fields.append(("created", Cell(createdAt)))
    if let token { fields.append(("token", Cell(token, .heading))) }
    return fields
  }

  private var reach: String { tenants?.joined(separator: " ") ?? "all" }
}
