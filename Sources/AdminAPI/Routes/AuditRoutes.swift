internal import HTTPTypes
internal import Hummingbird
internal import Moderation

/// `/v1/tenants/{tenant}/audit`: what was changed in the tenant, and by whom.
struct AuditRoutes {
  let tenants: any TenantStore
  let audit: any AuditLog

  func add(to group: RouterGroup<AuthenticatedContext>) {
    group.get("/tenants/:tenant/audit") { request, context in
      let scope = try await context.caller.tenant(in: context, atLeast: .manager, from: tenants).scope
      var query = QueryFields(request)
      let page = query.page()
      try query.finish()
      let found = try await audit.entries(page: page, in: scope)
      return try ListResponse.make(found, for: request) { AuditEntryOutput($0) }
    }
  }
}
