internal import HTTPTypes
internal import Moderation

/// Makes and changes apps, the same for a tenant's own and for shared ones.
struct AppEditor: Sendable {
  let secrets: SecretKeeper
  let clock: WallClock

  func make(_ input: AppInput, owner: TenantID?) throws -> App {
    let id = AppID.fresh()
    let now = clock.now()
    return App(
      id: id, tenantID: owner, name: input.name, clientKey: input.clientKey,
      secret: try secrets.seal(input.secret, at: .appSecret(id)), limits: input.limits, createdAt: now,
      updatedAt: now)
  }

  func apply(_ patch: AppPatch, to app: App) throws -> App {
    var app = app
    app.name = patch.name ?? app.name
    if let secret = patch.secret { app.secret = try secrets.seal(secret, at: .appSecret(app.id)) }
    app.isDisabled = patch.disabled ?? app.isDisabled
    app.limits = patch.limits(after: app.limits)
    app.updatedAt = clock.now()
    return app
  }

  /// Runs a deletion, and says what stands in its way where accounts still use the app.
  func deleting(_ delete: () async throws -> Bool) async throws {
    do {
      guard try await delete() else { throw Problem.notFound }
    } catch StorageError.reference {
      throw Problem(.conflict, "in_use", "accounts still use this app; delete them, or move them to another app, first")
    }
  }
}
