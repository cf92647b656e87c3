internal import HTTPTypes
internal import Hummingbird
internal import Moderation

/// `/v1/tenants/{tenant}/actions`.
struct ActionRoutes {
  let tenants: any TenantStore
  let events: any EventStore

  func add(to group: RouterGroup<AuthenticatedContext>) {
    group.get("/tenants/:tenant/actions") { request, context in
      let scope = try await context.caller.tenant(in: context, atLeast: .moderator, from: tenants).scope
      var query = QueryFields(request)
      let account = query.id("account", AccountID.self)
      let state = query.choice("state", among: Action.State.allCases) { $0.name }
      let page = query.page()
      try query.finish()
      let found = try await events.actions(account: account, state: state, page: page, in: scope)
      return try ListResponse.make(found, for: request) { ActionOutput($0) }
    }
    group.get("/tenants/:tenant/actions/:action") { _, context in
      let scope = try await context.caller.tenant(in: context, atLeast: .moderator, from: tenants).scope
      guard let id = ActionID(context.parameters.get("action") ?? ""),
        let action = try await events.action(id, in: scope)
      else { throw Problem.notFound }
      return try JSONResponse.make(ActionOutput(action))
    }
  }
}
