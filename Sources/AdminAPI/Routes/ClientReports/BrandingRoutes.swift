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
      return try answer(try await brandings.branding(in: scope))
    }
    group.put("/tenants/:tenant/branding") { request, context in
      let scope = try await context.caller.tenant(in: context, atLeast: .manager, from: tenants).scope
      let input = try BrandingInput(try await RequestBody.json(of: request))
      let basis = try ContentTag.basis(in: request.headers, now: try await brandings.branding(in: scope), Self.tag)
      try await brandings.setBranding(input.branding, basedOn: basis, at: clock.now(), in: scope)
      return try answer(input.branding)
    }
  }

  private func answer(_ branding: TenantBranding) throws -> Response {
    try JSONResponse.make(BrandingOutput(branding), headers: Self.tag(branding).header)
  }

  private static func tag(_ branding: TenantBranding) throws -> ContentTag { try ContentTag(BrandingOutput(branding)) }
}
