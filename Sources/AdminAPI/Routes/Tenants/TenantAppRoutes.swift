internal import HTTPTypes
internal import Hummingbird
internal import Moderation

/// `/v1/tenants/{tenant}/apps`: the tenant's own apps.
struct TenantAppRoutes {
  let tenants: any TenantStore
  let apps: any AppStore
  let secrets: SecretKeeper
  let changes: ChangePublisher
  let clock: WallClock

  private var editor: AppEditor { AppEditor(secrets: secrets, clock: clock) }

  func add(to group: RouterGroup<AuthenticatedContext>) {
    group.get("/tenants/:tenant/apps") { _, context in
      let scope = try await scope(in: context)
      return try ListResponse.make(try await apps.apps(in: scope)) { try AppOutput($0, secrets: secrets) }
    }
    group.post("/tenants/:tenant/apps") { request, context in
      let scope = try await scope(in: context)
      let app = try editor.make(try AppInput(try await RequestBody.json(of: request)), owner: scope.tenantID)
      try await apps.create(app, in: scope)
      try await changes.publish(logger: context.logger)
      return try JSONResponse.make(
        AppOutput(app, secrets: secrets), status: .created,
        headers: [.location: "/v1/tenants/\(scope.tenantID)/apps/\(app.id)"])
    }
    group.get("/tenants/:tenant/apps/:app") { _, context in
      let scope = try await scope(in: context)
      return try JSONResponse.make(AppOutput(try await app(in: context, scope), secrets: secrets))
    }
    group.patch("/tenants/:tenant/apps/:app") { request, context in
      let scope = try await scope(in: context)
      let found = try await app(in: context, scope)
      let changed = try editor.apply(try AppPatch(try await RequestBody.json(of: request)), to: found)
      guard try await apps.update(changed, in: scope) else { throw Problem.notFound }
      try await changes.publish(logger: context.logger)
      return try JSONResponse.make(AppOutput(changed, secrets: secrets))
    }
    group.delete("/tenants/:tenant/apps/:app") { _, context in
      let scope = try await scope(in: context)
      let id = try await app(in: context, scope).id
      try await editor.deleting { try await apps.delete(id, in: scope) }
      try await changes.publish(logger: context.logger)
      return Response(status: .noContent)
    }
  }

  private func scope(in context: AuthenticatedContext) async throws -> TenantScope {
    try await context.caller.tenant(in: context, atLeast: .manager, from: tenants).scope
  }

  /// The store also gives shared apps, which are not the tenant's to see here.
  private func app(in context: AuthenticatedContext, _ scope: TenantScope) async throws -> App {
    guard let id = AppID(context.parameters.get("app") ?? ""), let app = try await apps.app(id, in: scope),
      app.tenantID == scope.tenantID
    else { throw Problem.notFound }
    return app
  }
}
