internal import HTTPTypes
internal import Hummingbird
internal import Moderation

/// `/v1/tenants/{tenant}/parked` and `/v1/parked`: deliveries that were verified but could not be used. The second are
/// those of shared apps that name no account, and so belong to the gateway.
struct ParkedRoutes {
  let tenants: any TenantStore
  let events: any EventStore

  func add(to group: RouterGroup<AuthenticatedContext>) {
    group.get("/tenants/:tenant/parked") { request, context in
      let scope = try await context.caller.tenant(in: context, atLeast: .moderator, from: tenants).scope
      let page = try QueryFields.page(of: request)
      let found = try await events.parked(page: page, in: scope)
      return try ListResponse.make(found, for: request) { ParkedOutput($0) }
    }
    group.get("/parked") { request, context in
      let scope = try context.caller.gateway()
      let page = try QueryFields.page(of: request)
      let found = try await events.parkedWithoutTenant(page: page, in: scope)
      return try ListResponse.make(found, for: request) { ParkedOutput($0) }
    }
  }
}
