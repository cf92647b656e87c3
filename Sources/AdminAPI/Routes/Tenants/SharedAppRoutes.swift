internal import HTTPTypes
internal import Hummingbird
internal import Moderation

/// `/v1/apps`: the apps that the whole gateway shares.
struct SharedAppRoutes {
  let apps: any AppStore
  let secrets: SecretKeeper
  let changes: ChangePublisher
  let clock: WallClock

  private var editor: AppEditor { AppEditor(secrets: secrets, clock: clock) }

  func add(to group: RouterGroup<AuthenticatedContext>) {
    group.get("/apps") { _, context in
      try ListResponse.make(try await apps.sharedApps(in: context.caller.gateway())) {
        try AppOutput($0, secrets: secrets)
      }
    }
    group.post("/apps") { request, context in
      let scope = try context.caller.gateway()
      let app = try editor.make(try AppInput(try await RequestBody.json(of: request)), owner: nil)
      try await apps.createShared(app, in: scope)
      try await changes.publish(logger: context.logger)
      return try JSONResponse.make(
        AppOutput(app, secrets: secrets), status: .created, headers: [.location: "/v1/apps/\(app.id)"])
    }
    group.get("/apps/:app") { _, context in
      try JSONResponse.make(AppOutput(try await app(in: context, context.caller.gateway()), secrets: secrets))
    }
    group.patch("/apps/:app") { request, context in
      let scope = try context.caller.gateway()
      let found = try await app(in: context, scope)
      let changed = try editor.apply(try AppPatch(try await RequestBody.json(of: request)), to: found)
      guard try await apps.updateShared(changed, in: scope) else { throw Problem.notFound }
      try await changes.publish(logger: context.logger)
      return try JSONResponse.make(AppOutput(changed, secrets: secrets))
    }
    group.delete("/apps/:app") { _, context in
      let scope = try context.caller.gateway()
      let id = try await app(in: context, scope).id
      try await editor.deleting { try await apps.deleteShared(id, in: scope) }
      try await changes.publish(logger: context.logger)
      return Response(status: .noContent)
    }
  }

  private func app(in context: AuthenticatedContext, _ scope: GatewayScope) async throws -> App {
    guard let id = AppID(context.parameters.get("app") ?? ""), let app = try await apps.sharedApp(id, in: scope) else {
      throw Problem.notFound
    }
    return app
  }
}
