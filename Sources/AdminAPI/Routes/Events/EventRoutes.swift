internal import HTTPTypes
internal import Hummingbird
internal import Moderation

/// `/v1/tenants/{tenant}/events`, and why each was decided as it was.
struct EventRoutes {
  let tenants: any TenantStore
  let events: any EventStore

  func add(to group: RouterGroup<AuthenticatedContext>) {
    group.get("/tenants/:tenant/events") { request, context in
      let scope = try await context.caller.tenant(in: context, atLeast: .moderator, from: tenants).scope
      var query = QueryFields(request)
      let filter = EventFilter(&query)
      let page = query.page()
      try query.finish()
      let found = try await events.events(matching: filter, page: page, in: scope)
      return try ListResponse.make(found, for: request) { EventOutput($0) }
    }
    group.get("/tenants/:tenant/events/:event") { _, context in
      let scope = try await context.caller.tenant(in: context, atLeast: .moderator, from: tenants).scope
      return try JSONResponse.make(EventOutput(try await events.required(in: context, scope)))
    }
    group.get("/tenants/:tenant/events/:event/explanation") { _, context in
      let scope = try await context.caller.tenant(in: context, atLeast: .moderator, from: tenants).scope
      let event = try await events.required(in: context, scope)
      guard let explanation = ExplanationOutput(event) else {
        throw Problem(.conflict, "not_moderated", "only new comments are moderated, so there is nothing to explain")
      }
      return try JSONResponse.make(explanation)
    }
  }
}

extension EventStore {
  /// The event that the path names, or `notFound`.
  func required(in context: AuthenticatedContext, _ scope: TenantScope) async throws -> StoredEvent {
    guard let id = EventID(context.parameters.get("event") ?? ""), let event = try await event(id, in: scope)
    else { throw Problem.notFound }
    return event
  }
}
