/// TikTok apps: a tenant's own, and those the gateway shares. Each call is one transaction; each throws `StorageError`.
public protocol AppStore: Sendable {
  /// An app owned by the scope's tenant. Throws `conflict("apps.client_key")`.
  func create(_ app: App, in scope: TenantScope) async throws
  /// A shared app. Throws `conflict("apps.client_key")`.
  func createShared(_ app: App, in scope: GatewayScope) async throws
  /// The tenant's own app or a shared one; nil for another tenant's.
  func app(_ id: AppID, in scope: TenantScope) async throws -> App?
  func sharedApp(_ id: AppID, in scope: GatewayScope) async throws -> App?
  /// The tenant's own apps, newest first.
  func apps(in scope: TenantScope) async throws -> [App]
  func sharedApps(in scope: GatewayScope) async throws -> [App]
  /// Updates name, secret and the disabled mark. False when the tenant does not own it.
  func update(_ app: App, in scope: TenantScope) async throws -> Bool
  func updateShared(_ app: App, in scope: GatewayScope) async throws -> Bool
  /// Throws `reference` while an account uses it. False when the tenant does not own it.
  func delete(_ id: AppID, in scope: TenantScope) async throws -> Bool
  func deleteShared(_ id: AppID, in scope: GatewayScope) async throws -> Bool
}
