internal import HTTPTypes
internal import Hummingbird
internal import Moderation

/// `/v1/tenants/{tenant}/notices`: what the tenant's people should hear of.
struct NoticeRoutes {
  let tenants: any TenantStore
  let notices: any NoticeStore

  func add(to group: RouterGroup<AuthenticatedContext>) {
    group.get("/tenants/:tenant/notices") { request, context in
      let scope = try await context.caller.tenant(in: context, atLeast: .moderator, from: tenants).scope
      var query = QueryFields(request)
      let kind = query.choice("kind", among: Notice.Kind.allCases) { $0.name }
      let page = query.page()
      try query.finish()
      let found = try await notices.notices(kind: kind, page: page, in: scope)
      return try ListResponse.make(found, for: request) { NoticeOutput($0) }
    }
  }
}
