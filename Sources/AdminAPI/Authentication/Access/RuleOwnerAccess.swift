internal import Hummingbird
internal import Moderation

/// Who may touch the rules of whom: those of the gateway are its owners', those of a tenant and of its accounts are
/// those operators' who were granted the tenant.
struct RuleOwnerAccess: Sendable {
  let tenants: any TenantStore
  let accounts: any AccountStore

  /// The right to the rule set that the path names, from `role` on. Throws as `Caller.tenant` does; for the gateway,
  /// `forbidden` unless the caller is an owner.
  func ruleSet(
    of layer: RuleLayer, in context: AuthenticatedContext, atLeast role: Operator.Role
  ) async throws -> RuleSetScope {
    switch layer {
    case .gateway: return .gateway(try context.caller.gateway())
    case .tenant: return .tenant(try await tenant(in: context, atLeast: role))
    case .account:
      let scope = try await tenant(in: context, atLeast: role)
      return .account(try await accounts.required(in: context, scope).id, scope)
    }
  }

  /// The same for term lists, which accounts have none of.
  func lists(
    ofTenant: Bool, in context: AuthenticatedContext, atLeast role: Operator.Role
  ) async throws -> TermListScope {
    ofTenant ? .tenant(try await tenant(in: context, atLeast: role)) : .gateway(try context.caller.gateway())
  }

  func tenant(in context: AuthenticatedContext, atLeast role: Operator.Role) async throws -> TenantScope {
    try await context.caller.tenant(in: context, atLeast: role, from: tenants).scope
  }
}

extension RuleLayer {
  /// Where the API has what belongs to this layer.
  var path: RouterPath {
    switch self {
    case .gateway: "/gateway"
    case .tenant: "/tenants/:tenant"
    case .account: "/tenants/:tenant/accounts/:account"
    }
  }
}
