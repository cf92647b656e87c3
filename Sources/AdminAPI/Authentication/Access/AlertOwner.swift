internal import Hummingbird
internal import Moderation

/// Whose alerts a route is about: the gateway's are its owners', those of a tenant its managers'.
enum AlertOwner: CaseIterable {
  case gateway
  case tenant

  /// Where the API has what belongs to the owner.
  var path: RouterPath {
    switch self {
    case .gateway: "/gateway"
    case .tenant: "/tenants/:tenant"
    }
  }

  /// The right to it, and the tenant's name. Throws as `Caller.tenant` does; for the gateway, `forbidden` unless the
  /// caller is an owner.
  func access(
    in context: AuthenticatedContext, from tenants: any TenantStore
  ) async throws -> (scope: AlertScope, tenantName: String?) {
    switch self {
    case .gateway: return (.gateway(try context.caller.gateway()), nil)
    case .tenant:
      let granted = try await context.caller.tenant(in: context, atLeast: .manager, from: tenants)
      return (.tenant(granted.scope), granted.tenant.name)
    }
  }
}

extension AlertScope {
  /// As addresses begin.
  var location: String { tenantID.map { "/v1/tenants/\($0)" } ?? "/v1/gateway" }
}
