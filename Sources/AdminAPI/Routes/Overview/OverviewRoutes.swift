internal import Hummingbird
internal import Moderation

/// `/v1/overview` and `/v1/tenants/{tenant}/overview`.
struct OverviewRoutes {
  let tenants: any TenantStore
  let desk: OverviewDesk

  func add(to group: RouterGroup<AuthenticatedContext>) {
    group.get("/overview") { request, context in
      let period = try OverviewPeriod(query: request)
      return Self.response(try await desk.gateway(OverviewReach(of: context.caller.principal), over: period))
    }
    group.get("/tenants/:tenant/overview") { request, context in
      let scope = try await context.caller.tenant(in: context, atLeast: .viewer, from: tenants).scope
      let period = try OverviewPeriod(query: request)
      return Self.response(try await desk.tenant(scope, over: period))
    }
  }

  private static func response(_ json: [UInt8]) -> Response { JSONResponse.text(json, type: "application/json") }
}

extension OverviewPeriod {
  /// Throws `invalid_query`.
  init(query request: Request) throws(Problem) {
    var query = QueryFields(request)
    let period = query.choice("period", among: Self.allCases) { $0.rawValue }
    try query.finish()
    self = period ?? .day
  }
}

extension OverviewReach {
  /// All that somebody may see.
  init(of principal: Principal) {
    if let gateway = GatewayScope(for: principal) {
      self = .gateway(gateway)
    } else {
      self = .tenants((principal.tenants ?? []).compactMap { TenantScope(of: $0, for: principal) })
    }
  }
}
