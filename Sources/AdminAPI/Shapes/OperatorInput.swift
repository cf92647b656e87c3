internal import Moderation

struct OperatorInput {
  var name: String
  var role: Operator.Role
  var tenants: [TenantID]

  init(_ body: [UInt8]) throws(Problem) {
    var fields = try BodyFields(body)
    name = fields.text("name", .operatorName)
    role = fields.choice("role", placeholder: .viewer)
    tenants = fields.optionalIDs("tenants", TenantID.self, atMost: Self.mostTenants) ?? []
    try fields.finish()
  }

  /// What an operator's list of tenants can hold in one answer.
  static let mostTenants = 1000
}

struct OperatorPatch {
  var role: Operator.Role?
  var tenants: [TenantID]?
  var disabled: Bool?

  init(_ body: [UInt8]) throws(Problem) {
    var fields = try BodyFields(body)
    role = fields.optionalChoice("role")
    tenants = fields.optionalIDs("tenants", TenantID.self, atMost: OperatorInput.mostTenants)
    disabled = fields.optionalFlag("disabled")
    try fields.finish()
  }
}
