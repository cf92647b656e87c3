internal import HTTPTypes
internal import Hummingbird
internal import Moderation

/// `/v1/tenants/{tenant}/actions`, and the attempts made at each.
struct ActionRoutes {
  let tenants: any TenantStore
  let events: any EventStore

  func add(to group: RouterGroup<AuthenticatedContext>) {
    group.get("/tenants/:tenant/actions") { request, context in
      let scope = try await context.caller.tenant(in: context, atLeast: .moderator, from: tenants).scope
      var query = QueryFields(request)
      let filter = ActionFilter(&query)
      let page = query.page()
      try query.finish()
      let found = try await events.actions(matching: filter, page: page, in: scope)
      return try ListResponse.make(found, for: request) { ActionOutput($0) }
    }
    group.get("/tenants/:tenant/actions/:action") { _, context in
      let scope = try await context.caller.tenant(in: context, atLeast: .moderator, from: tenants).scope
      guard let id = Self.id(in: context), let action = try await events.action(id, in: scope) else {
        throw Problem.notFound
      }
      return try JSONResponse.make(ActionOutput(action))
    }
    group.get("/tenants/:tenant/actions/:action/attempts") { _, context in
      let scope = try await context.caller.tenant(in: context, atLeast: .moderator, from: tenants).scope
      guard let id = Self.id(in: context), let attempts = try await events.attempts(of: id, in: scope) else {
        throw Problem.notFound
      }
      return try ListResponse.make(attempts) { AttemptOutput($0) }
    }
  }

  private static func id(in context: AuthenticatedContext) -> ActionID? {
    ActionID(context.parameters.get("action") ?? "")
  }
}
