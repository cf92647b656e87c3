import Moderation
import Testing

@Suite struct ScopeTests {
  private let granted = TenantID(rawValue: 1)
  private let other = TenantID(rawValue: 2)

  private func anOperator(_ role: Operator.Role) -> Operator {
    Operator(
      id: OperatorID(rawValue: 1), name: "kim", role: role, grants: [granted], isDisabled: false,
      mustChangePassword: false, createdAt: Timestamp(seconds: 0))
  }

  @Test("Every role reaches a tenant it was granted", arguments: Operator.Role.allCases)
  func grantedTenant(role: Operator.Role) {
    #expect(TenantScope(of: granted, for: Principal(anOperator(role)))?.tenantID == granted)
  }

  @Test(
    "Only an owner reaches a tenant it was not granted, and the gateway as a whole", arguments: Operator.Role.allCases)
  func otherTenant(role: Operator.Role) {
    #expect((TenantScope(of: other, for: Principal(anOperator(role))) != nil) == (role == .owner))
    #expect((GatewayScope(for: Principal(anOperator(role))) != nil) == (role == .owner))
  }
}
