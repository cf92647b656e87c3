internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import Moderation

/// Makes a planned tenant, brings it into force and answers with all of it.
struct TenantMaker: Sendable {
  let configurations: any TenantConfigurationStore
  let webhooks: AuditedWebhooks
  let registration: WebhookRegistration
  let changes: ChangePublisher
  let secrets: SecretKeeper

  /// What else is wanted of it.
  struct Order {
    var action: AuditAction
    var isDryRun: Bool
    var registers = false
    var publicURL: String?
  }

  func answer(
    _ plan: PlannedTenant, _ order: Order, by gateway: GatewayScope, logger: Logger
  ) async throws -> Response {
    if order.isDryRun { return try JSONResponse.make(NewTenantOutput(plan)) }
    try await configurations.create(plan.configuration, as: order.action, in: gateway)
    let scope = TenantScope(of: plan.tenant.id, in: gateway)
    let isInForce = await changes.publishIfPossible(logger: logger)
    let accounts = plan.accounts.map(\.setup.account)
    let outcomes =
      order.registers
      ? await registration.register(
        accounts, publicURL: order.publicURL, within: Self.patience, in: scope, logger: logger) : [:]
    var outputs: [NewAccountOutput] = []
    for new in plan.accounts {
      let id = new.setup.account.id
      outputs.append(
        NewAccountOutput(
          new, url: try? await webhooks.wantedURL(of: id, publicURL: order.publicURL, in: scope),
          registration: outcomes[id]))
    }
    return try JSONResponse.make(
      NewTenantOutput(plan, isInForce: isInForce, accounts: outputs, secrets: secrets), status: .created,
      headers: [.location: "/v1/tenants/\(plan.tenant.id)"])
  }

  /// With TikTok, for all accounts together: less than a client of ours waits for an answer.
  private static let patience = Duration.seconds(90)
}
