internal import Hummingbird
internal import Moderation

extension ReviewDependencies {
  /// Puts the routes about reviewing together.
  func addRoutes(
    to group: RouterGroup<AuthenticatedContext>, _ dependencies: AdminDependencies, checker: RuleSetChecker
  ) {
    let (tenants, events, clock) = (dependencies.tenants, dependencies.events, dependencies.clock)
    ReviewRoutes(tenants: tenants, events: events, reviews: reviews, desk: desk, clock: clock).add(to: group)
    ReviewQueueRoutes(tenants: tenants, queue: queue, clock: clock).add(to: group)
    ReviewDecisionRoutes(
      tenants: tenants, events: events, desk: desk,
      lists: ReviewListEditor(
        lists: dependencies.rules.lists,
        checker: ListChecker(users: ListUsers(layers: checker.layers, accounts: dependencies.accounts))),
      changes: ChangePublisher(reloader: dependencies.reloader), clock: clock
    ).add(to: group)
    ReviewBulkRoutes(tenants: tenants, desk: desk, clock: clock).add(to: group)
    ReviewFigureRoutes(tenants: tenants, figures: figures, limits: limits, clock: clock).add(to: group)
  }
}
