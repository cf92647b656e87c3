internal import Hummingbird
internal import Moderation

extension ClientReportDependencies {
  /// Puts the routes about client reports together.
  func addRoutes(to group: RouterGroup<AuthenticatedContext>, _ dependencies: AdminDependencies) {
    let requests = ReportRequests(
      tenants: dependencies.tenants, accounts: dependencies.accounts, brandings: brandings, clock: dependencies.clock,
      gate: WorkGate("client_reports", limit: 2), limiter: RequestLimiter(.clientReports))
    BrandingRoutes(tenants: dependencies.tenants, brandings: brandings, clock: dependencies.clock).add(to: group)
    ClientReportRoutes(requests: requests, maker: maker).add(to: group)
    DecisionLogRoutes(requests: requests, store: store, audit: dependencies.audit, version: version).add(to: group)
  }
}
