internal import HTTPTypes
internal import Hummingbird
internal import Moderation

/// `…/accounts/{account}/webhooks`: what is registered at TikTok.
struct WebhookRoutes {
  let tenants: any TenantStore
  let accounts: any AccountStore
  let apps: any AppStore
  let webhooks: AuditedWebhooks

  func add(to group: RouterGroup<AuthenticatedContext>) {
    group.get("/tenants/:tenant/accounts/:account/webhooks") { _, context in
      let (account, scope) = try await readable(in: context)
      return try ListResponse.make(try await webhooks.list(for: account, in: scope)) { $0 }
    }
    group.post("/tenants/:tenant/accounts/:account/webhooks") { request, context in
      let (account, scope) = try await changeable(in: context)
      let input = try WebhookInput(try await RequestBody.optionalJSON(of: request))
      let registered = try await webhooks.register(for: account, publicURL: input.publicURL, in: scope)
      return try JSONResponse.make(registered, status: .created)
    }
    group.delete("/tenants/:tenant/accounts/:account/webhooks/:webhook") { _, context in
      let (account, scope) = try await changeable(in: context)
      // TikTok's own answer to an id that it does not know cannot be told from other refusals.
      guard let id = context.parameters.get("webhook").flatMap(PercentEncoding.decode),
        try await webhooks.list(for: account, in: scope).contains(where: { $0.id == id })
      else { throw Problem.notFound }
      try await webhooks.delete(id, for: account, in: scope)
      return Response(status: .noContent)
    }
    group.post("/tenants/:tenant/accounts/:account/webhooks/sync") { request, context in
      let (account, scope) = try await changeable(in: context)
      let input = try WebhookSyncInput(try await RequestBody.json(of: request))
      let difference = try await webhooks.sync(
        account: account, publicURL: input.publicURL, dryRun: input.dryRun, in: scope)
      return try JSONResponse.make(WebhookSyncOutput(difference, applied: !input.dryRun))
    }
  }

  private func readable(in context: AuthenticatedContext) async throws -> (AccountID, TenantScope) {
    let (account, scope) = try await account(in: context)
    return (account.id, scope)
  }

  /// TikTok has one callback for each app: that of a shared one is every tenant's, so only an owner may change it.
  private func changeable(in context: AuthenticatedContext) async throws -> (AccountID, TenantScope) {
    let (account, scope) = try await account(in: context)
    if let id = account.appID, account.dialect == .business, try await apps.app(id, in: scope)?.tenantID == nil {
      _ = try context.caller.gateway()
    }
    return (account.id, scope)
  }

  private func account(in context: AuthenticatedContext) async throws -> (Account, TenantScope) {
    let scope = try await context.caller.tenant(in: context, atLeast: .manager, from: tenants).scope
    return (try await accounts.required(in: context, scope), scope)
  }
}
