internal import Moderation

struct OperatorOutput: Encodable {
  var id: OperatorID
  var name: String
  var role: Operator.Role
  var tenants: [TenantID]
  var disabled: Bool
  var mustChangePassword: Bool
  var secondFactor: Bool
  var createdAt: Timestamp

  init(_ operator: Operator) {
    id = `operator`.id
    name = `operator`.name
    role = `operator`.role
    tenants = `operator`.grants.sorted()
    disabled = `operator`.isDisabled
    mustChangePassword = `operator`.mustChangePassword
    secondFactor = `operator`.hasSecondFactor
    createdAt = `operator`.createdAt
  }
}
