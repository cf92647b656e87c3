internal import Hummingbird
internal import Moderation

/// Puts the routes together that make whole tenants and many accounts, and take them elsewhere.
struct WholeTenantRoutes {
  let dependencies: AdminDependencies
  let checker: RuleSetChecker
  let secrets: SecretKeeper
  let webhooks: AuditedWebhooks
  let changes: ChangePublisher

  func add(to group: RouterGroup<AuthenticatedContext>) {
    let configurations = dependencies.onboarding.configurations
    let clock = dependencies.clock
    let hasher = dependencies.access.hasher
    let maker = TenantMaker(
      configurations: configurations, webhooks: webhooks, registration: WebhookRegistration(webhooks: webhooks),
      changes: changes, secrets: secrets)
    OnboardingRoutes(
      planner: OnboardingPlanner(
        configurations: configurations, checker: checker, starters: dependencies.rules.starters, secrets: secrets,
        clock: clock),
      maker: maker
    ).add(to: group)
    AccountImportRoutes(
      tenants: dependencies.tenants, configurations: configurations,
      maker: AccountMaker(secrets: secrets, clock: clock), changes: changes
    ).add(to: group)
    TransferRoutes(
      tenants: dependencies.tenants,
      exporter: TenantExporter(
        configurations: configurations, audit: dependencies.audit, hasher: hasher, secrets: secrets, clock: clock),
      planner: TenantImportPlanner(
        configurations: configurations, checker: checker, hasher: hasher, secrets: secrets, clock: clock),
      maker: maker
    ).add(to: group)
  }
}
