internal import Hummingbird
internal import Moderation

extension OverviewDependencies {
  /// Puts the routes about overviews together.
  func addRoutes(
    to group: RouterGroup<AuthenticatedContext>, _ dependencies: AdminDependencies, check: CredentialCheck
  ) {
    let desk = OverviewDesk(
      source: OverviewSource(
        store: store, quota: dependencies.quota, limits: dependencies.reviews.limits,
        readiness: dependencies.readiness, clock: dependencies.clock),
      freshness: pace.look / 2)
    OverviewRoutes(tenants: dependencies.tenants, desk: desk).add(to: group)
    LiveRoutes(
      tenants: dependencies.tenants, desk: desk, check: check, pace: pace,
      streams: LiveStreams(limit: pace.streams, perOperator: pace.streamsPerOperator)
    ).add(to: group)
  }
}
