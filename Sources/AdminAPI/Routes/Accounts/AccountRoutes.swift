internal import HTTPTypes
internal import Hummingbird
internal import Moderation

/// `/v1/tenants/{tenant}/accounts`, and an account's tokens.
struct AccountRoutes {
  let tenants: any TenantStore
  let accounts: any AccountStore
  let secrets: SecretKeeper
  let changes: ChangePublisher
  let clock: WallClock

  func add(to group: RouterGroup<AuthenticatedContext>) {
    group.get("/tenants/:tenant/accounts", use: list)
    group.post("/tenants/:tenant/accounts", use: create)
    group.get("/tenants/:tenant/accounts/:account") { _, context in
      let scope = try await context.caller.tenant(in: context, atLeast: .viewer, from: tenants).scope
      return try await answer(try await accounts.required(in: context, scope), scope)
    }
    group.patch("/tenants/:tenant/accounts/:account", use: update)
    group.delete("/tenants/:tenant/accounts/:account") { _, context in
      let scope = try await context.caller.tenant(in: context, atLeast: .manager, from: tenants).scope
      let id = try await accounts.required(in: context, scope).id
      guard try await accounts.delete(id, in: scope) else { throw Problem.notFound }
      try await changes.publish(logger: context.logger)
      return Response(status: .noContent)
    }
    group.put("/tenants/:tenant/accounts/:account/tokens", use: setTokens)
  }

  @Sendable private func list(_ request: Request, _ context: AuthenticatedContext) async throws -> Response {
    let scope = try await context.caller.tenant(in: context, atLeast: .viewer, from: tenants).scope
    let page = try QueryFields.page(of: request)
    let found = try await accounts.accounts(page: page, in: scope)
    let heard = try await accounts.lastDeliveries(of: found.items.map(\.id), in: scope)
    var outputs: [AccountOutput] = []
    for account in found.items {
      let tokens = try await accounts.tokens(of: account.id, in: scope)
      outputs.append(AccountOutput(account, tokens: tokens, heardAt: heard[account.id], at: clock.now()))
    }
    return try ListResponse.make(Page(items: outputs, next: found.next), for: request) { $0 }
  }

  @Sendable private func create(_ request: Request, _ context: AuthenticatedContext) async throws -> Response {
    let scope = try await context.caller.tenant(in: context, atLeast: .manager, from: tenants).scope
    let input = try AccountInput(try await RequestBody.json(of: request))
    let new = try AccountMaker(secrets: secrets, clock: clock).make(input, app: input.appID, tenant: scope.tenantID)
    let (account, tokens) = (new.setup.account, new.setup.tokens)
    do {
      try await accounts.create(account, tokens: tokens, webhookSecret: new.setup.webhookSecrets.first, in: scope)
    } catch StorageError.reference {
      throw Problem.invalidBody("/app_id", "there is no such app that the tenant can use")
    }
    try await changes.publish(logger: context.logger)
    return try JSONResponse.make(
      AccountOutput(account, tokens: tokens, heardAt: nil, at: account.createdAt), status: .created,
      headers: [.location: "/v1/tenants/\(scope.tenantID)/accounts/\(account.id)"])
  }

  @Sendable private func update(_ request: Request, _ context: AuthenticatedContext) async throws -> Response {
    let scope = try await context.caller.tenant(in: context, atLeast: .manager, from: tenants).scope
    var account = try await accounts.required(in: context, scope)
    let patch = try AccountPatch(try await RequestBody.json(of: request))
    account.name = patch.name ?? account.name
    account.isDisabled = patch.disabled ?? account.isDisabled
    account.updatedAt = clock.now()
    guard try await accounts.update(account, in: scope) else { throw Problem.notFound }
    try await changes.publish(logger: context.logger)
    return try await answer(account, scope)
  }

  @Sendable private func setTokens(_ request: Request, _ context: AuthenticatedContext) async throws -> Response {
    let scope = try await context.caller.tenant(in: context, atLeast: .manager, from: tenants).scope
    let id = try await accounts.required(in: context, scope).id
    let tokens = try TokensInput(try await RequestBody.json(of: request)).sealed(for: id, by: secrets)
    guard try await accounts.setTokens(tokens, of: id, in: scope) else { throw Problem.notFound }
    try await changes.publish(logger: context.logger)
    return try await answer(try await accounts.required(in: context, scope), scope)
  }

  private func answer(_ account: Account, _ scope: TenantScope) async throws -> Response {
    let tokens = try await accounts.tokens(of: account.id, in: scope)
    let heard = try await accounts.lastDeliveries(of: [account.id], in: scope)
    return try JSONResponse.make(
      AccountOutput(account, tokens: tokens, heardAt: heard[account.id], at: clock.now()))
  }
}

extension AccountStore {
  /// The account that the path names, or `notFound`.
  func required(in context: AuthenticatedContext, _ scope: TenantScope) async throws -> Account {
    guard let id = AccountID(context.parameters.get("account") ?? ""), let account = try await account(id, in: scope)
    else { throw Problem.notFound }
    return account
  }

  /// The account that a body or a query names, nil where it names none; `notFound` where the tenant has none such.
  func required(_ id: AccountID?, in scope: TenantScope) async throws -> Account? {
    guard let id else { return nil }
    guard let account = try await account(id, in: scope) else { throw Problem.notFound }
    return account
  }
}
