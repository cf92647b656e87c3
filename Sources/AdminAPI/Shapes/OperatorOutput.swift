internal import Moderation

struct OperatorOutput: Encodable {
  var id: OperatorID
  var name: String
  var role: Operator.Role
  var tenants: [TenantID]
  var disabled: Bool
  var mustChangePassword: Bool
  var createdAt: Timestamp
  /// Only in the answer that created the operator.
  var oneTimePassword: String?

  init(_ operator: Operator, oneTimePassword: String? = nil) {
    id = `operator`.id
    name = `operator`.name
    role = `operator`.role
    tenants = `operator`.grants.sorted()
    disabled = `operator`.isDisabled
    mustChangePassword = `operator`.mustChangePassword
    createdAt = `operator`.createdAt
    self.oneTimePassword = oneTimePassword
  }
}
