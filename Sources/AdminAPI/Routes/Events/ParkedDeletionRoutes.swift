internal import HTTPTypes
internal import Hummingbird
internal import Moderation

/// Clears parked deliveries away: a tenant's, and those of the gateway.
struct ParkedDeletionRoutes {
  let tenants: any TenantStore
  let parked: any ParkedDeliveryStore
  let clock: WallClock

  func add(to group: RouterGroup<AuthenticatedContext>) {
    group.delete("/tenants/:tenant/parked/:parked") { _, context in
      let scope = try await context.caller.tenant(in: context, atLeast: .manager, from: tenants).scope
      guard let id = id(in: context), try await parked.delete(id, at: clock.now(), in: .tenant(scope)) else {
        throw Problem.notFound
      }
      return Response(status: .noContent)
    }
    group.delete("/parked/:parked") { _, context in
      let scope = try context.caller.gateway()
      guard let id = id(in: context), try await parked.delete(id, at: clock.now(), in: .gateway(scope)) else {
        throw Problem.notFound
      }
      return Response(status: .noContent)
    }
  }

  private func id(in context: AuthenticatedContext) -> Int64? { context.parameters.get("parked").flatMap { Int64($0) } }
}
