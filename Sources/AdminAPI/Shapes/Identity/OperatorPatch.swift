internal import Moderation

struct OperatorPatch {
  var role: Operator.Role?
  var tenants: [TenantID]?
  var disabled: Bool?

  init(_ body: [UInt8]) throws(Problem) {
    var fields = try BodyFields(body)
    role = fields.optionalChoice("role")
    tenants = fields.optionalIDs("tenants", TenantID.self, atMost: Self.mostTenants)
    disabled = fields.optionalFlag("disabled")
    try fields.finish()
  }

  /// What an operator's list of tenants can hold in one answer.
  static let mostTenants = 1000
}
