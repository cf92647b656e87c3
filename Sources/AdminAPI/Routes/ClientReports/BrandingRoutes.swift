internal import HTTPTypes
internal import Hummingbird
internal import Moderation

/// `/v1/tenants/{tenant}/branding`: how a tenant's reports look.
struct BrandingRoutes {
  let tenants: any TenantStore
  let brandings: any BrandingStore
  let clock: WallClock

  func add(to group: RouterGroup<AuthenticatedContext>) {
    group.get("/tenants/:tenant/branding") { _, context in
      let scope = try await context.caller.tenant(in: context, atLeast: .viewer, from: tenants).scope
      return try JSONResponse.make(BrandingOutput(try await brandings.branding(in: scope)))
    }
    group.put("/tenants/:tenant/branding") { request, context in
      let scope = try await context.caller.tenant(in: context, atLeast: .manager, from: tenants).scope
      let input = try BrandingInput(try await RequestBody.json(of: request))
      try await brandings.setBranding(input.branding, at: clock.now(), in: scope)
      return try JSONResponse.make(BrandingOutput(input.branding))
    }
  }
}
