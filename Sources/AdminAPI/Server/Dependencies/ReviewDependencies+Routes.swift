internal import Hummingbird
internal import Moderation

extension ReviewDependencies {
  /// Puts the routes about reviewing together.
  func addRoutes(
    to group: RouterGroup<AuthenticatedContext>, _ dependencies: AdminDependencies, checker: RuleSetChecker
  ) {
    let (tenants, events, clock) = (dependencies.tenants, dependencies.events, dependencies.clock)
    let names = OperatorNames(operators: dependencies.access.operators)
    ReviewRoutes(tenants: tenants, events: events, reviews: reviews, desk: desk, clock: clock).add(to: group)
    ReviewQueueRoutes(tenants: tenants, queue: queue, names: names, clock: clock).add(to: group)
    ReviewDecisionRoutes(
      tenants: tenants, events: events, desk: desk,
      lists: ReviewListEditor(
        lists: dependencies.rules.lists,
        checker: ListChecker(users: ListUsers(layers: checker.layers, accounts: dependencies.accounts))),
      changes: ChangePublisher(reloader: dependencies.reloader), names: names, clock: clock
    ).add(to: group)
    ReviewBulkRoutes(tenants: tenants, desk: desk, names: names, clock: clock).add(to: group)
    ReviewFigureRoutes(tenants: tenants, figures: figures, limits: limits, names: names, clock: clock).add(to: group)
  }
}
