internal import HTTPTypes
internal import Hummingbird
internal import Moderation

/// `…/alerts` of a tenant and of the gateway: what was raised, and what became of telling it.
struct AlertRoutes {
  let tenants: any TenantStore
  let alerts: any AlertStore

  func add(to group: RouterGroup<AuthenticatedContext>) {
    for owner in AlertOwner.allCases {
      group.group(owner.path).get("/alerts") { request, context in
        let scope = try await owner.access(in: context, from: tenants).scope
        var query = QueryFields(request)
        let kind = query.choice("kind", among: Alert.Kind.allCases) { $0.rawValue }
        let includesTenants = owner == .gateway ? query.flag("tenants") ?? false : false
        let page = query.page()
        try query.finish()
        let found = try await alerts.alerts(kind: kind, tenants: includesTenants, page: page, in: scope)
        return try ListResponse.make(found, for: request) { AlertOutput($0) }
      }
    }
  }
}
