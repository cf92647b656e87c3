internal import HTTPTypes
internal import Hummingbird
internal import Moderation

/// `…/accounts/{account}/webhook-secrets`: what deliveries are signed with in the `open` dialect.
struct WebhookSecretRoutes {
  let tenants: any TenantStore
  let accounts: any AccountStore
  let secrets: SecretKeeper
  let changes: ChangePublisher
  let clock: WallClock

  func add(to group: RouterGroup<AuthenticatedContext>) {
    group.get("/tenants/:tenant/accounts/:account/webhook-secrets") { _, context in
      let scope = try await context.caller.tenant(in: context, atLeast: .manager, from: tenants).scope
      let id = try await accounts.required(in: context, scope).id
      let live = try await accounts.webhookSecrets(of: id, liveAt: clock.now(), in: scope)
      return try ListResponse.make(live) { try WebhookSecretOutput($0, secrets: secrets) }
    }
    group.post("/tenants/:tenant/accounts/:account/webhook-secrets", use: rotate)
  }

  @Sendable private func rotate(_ request: Request, _ context: AuthenticatedContext) async throws -> Response {
    let scope = try await context.caller.tenant(in: context, atLeast: .manager, from: tenants).scope
    let account = try await accounts.required(in: context, scope)
    guard account.dialect == .open else {
      throw Problem(
        .conflict, "wrong_dialect", "in the business dialect deliveries are signed with the app's secret; change that")
    }
    let input = try WebhookSecretInput(try await RequestBody.optionalJSON(of: request))
    let id = WebhookSecretID.fresh()
    let now = clock.now()
    let secret = WebhookSecret(
      id: id, accountID: account.id,
      secret: try secrets.seal(try input.secret ?? SecretKeeper.newWebhookSecret(), at: .webhookSecret(id)),
      createdAt: now, expiresAt: nil)
    guard try await accounts.rotateWebhookSecret(to: secret, overlapEnd: now + input.overlap, in: scope) else {
      throw Problem.notFound
    }
    try await changes.publish(logger: context.logger)
    return try JSONResponse.make(WebhookSecretOutput(secret, secrets: secrets), status: .created)
  }
}
