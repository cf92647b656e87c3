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

  private func aToken(_ tenants: Set<TenantID>?) -> APIToken {
    APIToken(
      id: .fresh(), operatorID: OperatorID(rawValue: 1), name: "export", digest: [], lastFour: "", scopes: [],
      tenants: tenants, createdAt: Timestamp(seconds: 0), expiresAt: Timestamp(seconds: 1))
  }

  @Test("A token reaches no further than its operator, and no further than its own tenants")
  func tokens() {
    let all: [Set<TenantID>?] = [nil, [], [granted], [other], [granted, other]]
    for role in Operator.Role.allCases {
      for tenants in all {
        let principal = Principal(anOperator(role), token: aToken(tenants))
        for tenant in [granted, other] {
          let isOperators = role == .owner || tenant == granted
          let isTokens = tenants?.contains(tenant) ?? true
          #expect((TenantScope(of: tenant, for: principal) != nil) == (isOperators && isTokens))
          #expect(principal.tenants?.contains(tenant) ?? true == (isOperators && isTokens))
        }
        #expect((GatewayScope(for: principal) != nil) == (role == .owner && tenants == nil))
      }
    }
  }

  @Test("A token is usable until it expires or is revoked")
  func usability() {
    var token = aToken(nil)
    #expect(token.isUsable(at: Timestamp(milliseconds: 999)))
    #expect(!token.isUsable(at: Timestamp(milliseconds: 1000)))
    token.revokedAt = Timestamp(seconds: 0)
    #expect(!token.isUsable(at: Timestamp(milliseconds: 1)))
  }

  @Test("What somebody does to sessions and tokens is in their own name")
  func operatorScopes() throws {
    let someone = Principal(anOperator(.viewer), token: aToken(nil), address: "192.0.2.1", requestID: "r")
    #expect(OperatorScope(ownOf: someone).operatorID == OperatorID(rawValue: 1))
    #expect(OperatorScope(ownOf: someone).actor == someone.actor)
    let owner = try #require(GatewayScope(for: Principal(anOperator(.owner), address: "192.0.2.2")))
    let scope = OperatorScope(of: OperatorID(rawValue: 7), in: owner)
    #expect(scope.operatorID == OperatorID(rawValue: 7) && scope.actor.operatorID == OperatorID(rawValue: 1))
  }
}
