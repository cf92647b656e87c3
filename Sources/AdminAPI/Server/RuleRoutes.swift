internal import Hummingbird
internal import Moderation

/// Puts the routes about rules, term lists and what rules did together.
struct RuleRoutes {
  let dependencies: RuleDependencies
  let access: RuleOwnerAccess
  let checker: RuleSetChecker
  let changes: ChangePublisher
  let names: OperatorNames
  let clock: WallClock

  func add(to group: RouterGroup<AuthenticatedContext>) {
    let ruleSets = dependencies.ruleSets
    let inForce = RulesInForce(library: dependencies.library)
    RuleSetRoutes(access: access, ruleSets: ruleSets, checker: checker, changes: changes, clock: clock).add(to: group)
    RuleSetVersionRoutes(access: access, ruleSets: ruleSets, checker: checker, names: names).add(to: group)
    RuleSetSchemaRoutes().add(to: group)
    ListRoutes(
      access: access, lists: dependencies.lists,
      checker: ListChecker(users: ListUsers(layers: checker.layers, accounts: access.accounts)),
      changes: changes, clock: clock
    ).add(to: group)
    StarterListRoutes(starters: dependencies.starters).add(to: group)
    EffectiveRuleRoutes(access: access, inForce: inForce, statistics: dependencies.statistics)
      .add(to: group)
    RuleTestRoutes(access: access, checker: checker, inForce: inForce, clock: clock).add(to: group)
    EvasionRoutes(access: access).add(to: group)
    BackTestRoutes(
      access: access,
      pairs: BackTestPairs(checker: checker, inForce: inForce, ruleSets: ruleSets),
      archive: dependencies.archive, gate: WorkGate("back_tests", limit: 2), clock: clock
    ).add(to: group)
    RuleStatisticsRoutes(access: access, statistics: dependencies.statistics, clock: clock)
      .add(to: group)
    let undoJobs = JobRoutes(
      collection: "undo-jobs", parameter: "undo", tenants: access.tenants, jobs: dependencies.undo, clock: clock
    ) { job, _ in UndoJobOutput(job) }
    undoJobs.add(to: group)
    UndoRoutes(
      access: access, ruleSets: ruleSets, undo: dependencies.undo, jobs: undoJobs,
      previewer: dependencies.undoPreviewer, gate: WorkGate("undo_previews", limit: 1), clock: clock
    ).add(to: group)
  }
}
