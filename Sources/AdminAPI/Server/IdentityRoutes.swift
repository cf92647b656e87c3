internal import Hummingbird
internal import Moderation

/// Puts the routes about who somebody is together, and what they share.
struct IdentityRoutes: Sendable {
  let access: AccessDependencies
  let grants: GrantCheck
  let gate: LoginGate
  private let dependencies: AdminDependencies

  init(_ dependencies: AdminDependencies, boundedAudit: BoundedAudit, decoyHash: String) {
    self.dependencies = dependencies
    access = dependencies.access
    let clock = dependencies.clock
    grants = GrantCheck(tenants: dependencies.tenants)
    gate = LoginGate(
      operators: access.operators,
      factors: SecondFactorCheck(store: access.identity.secondFactors, sealer: dependencies.sealer, clock: clock),
      hasher: access.hasher, limiter: LoginLimiter(clock: clock),
      journal: LoginJournal(
        audit: dependencies.audit, alerts: access.identity.alerts, clock: clock, bounded: boundedAudit),
      clock: clock,
      decoyHash: decoyHash)
  }

  /// For those who are not logged in.
  func addOpen(to group: RouterGroup<AdminContext>) {
    AcceptanceRoutes(
      invitations: access.identity.invitations, gate: gate, policy: access.identity.passwords,
      clock: dependencies.clock
    ).add(to: group)
  }

  /// For those who have a one-time password.
  func addOwnAccount(to group: RouterGroup<AuthenticatedContext>) {
    OwnAccountRoutes(
      operators: access.operators, gate: gate, policy: access.identity.passwords, clock: dependencies.clock
    ).add(to: group)
  }

  /// For those who have yet to enrol a second factor.
  func addSecondFactor(to group: RouterGroup<AuthenticatedContext>) {
    SecondFactorRoutes(
      factors: access.identity.secondFactors, gate: gate, sealer: dependencies.sealer,
      requirement: access.identity.requirement, clock: dependencies.clock
    ).add(to: group)
  }

  func addManagement(to group: RouterGroup<AuthenticatedContext>) {
    OperatorRoutes(
      operators: access.operators, factors: access.identity.secondFactors, grants: grants, clock: dependencies.clock
    ).add(to: group)
    InvitationRoutes(invitations: access.identity.invitations, grants: grants, clock: dependencies.clock)
      .add(to: group)
  }
}
