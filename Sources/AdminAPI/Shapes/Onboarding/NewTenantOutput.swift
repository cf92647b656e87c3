internal import Moderation

/// A tenant that was made with all it has, or in a dry run would be.
struct NewTenantOutput: Encodable {
  /// How much there is of each.
  struct Counts: Encodable {
    var apps: Int
    var accounts: Int
    var ruleSets: Int
    var lists: Int
  }

  var dryRun: Bool
  /// False where it is stored but ingest could not take it up yet: saving any change tries again.
  var inForce: Bool
  var counts: Counts
  /// Null in a dry run, since nothing has an id then.
  @Nullable var tenant: TenantOutput?
  var apps: [AppOutput]
  var accounts: [NewAccountOutput]
  var warnings: [Problem.FieldError]

  /// A dry run.
  init(_ plan: PlannedTenant) {
    dryRun = true
    inForce = false
    counts = Counts(plan)
    _tenant = Nullable(wrappedValue: nil)
    apps = []
    accounts = []
    warnings = plan.warnings
  }

  init(_ plan: PlannedTenant, isInForce: Bool, accounts: [NewAccountOutput], secrets: SecretKeeper) throws {
    dryRun = false
    inForce = isInForce
    counts = Counts(plan)
    _tenant = Nullable(wrappedValue: TenantOutput(plan.tenant))
    apps = try plan.apps.map { try AppOutput($0, secrets: secrets) }
    self.accounts = accounts
    warnings = plan.warnings
  }
}

extension NewTenantOutput.Counts {
  fileprivate init(_ plan: PlannedTenant) {
    self.init(
      apps: plan.apps.count, accounts: plan.accounts.count, ruleSets: plan.rules.count, lists: plan.lists.count)
  }
}
