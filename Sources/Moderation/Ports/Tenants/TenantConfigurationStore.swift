/// Whole tenants, and many accounts at once. Each call is one transaction; each throws `StorageError`.
public protocol TenantConfigurationStore: Sendable {
  /// Makes the tenant with all it has, all or nothing. `action` is what the audit log calls it. Throws
  /// `conflict("tenants.name")`, `conflict("apps.client_key")`, `conflict("accounts.open_id")`, and `reference` for
  /// what its accounts or rules name and there is not.
  func create(_ configuration: TenantConfiguration, as action: AuditAction, in scope: GatewayScope) async throws
  /// Makes all of the accounts or none. Throws as `create` does.
  func add(_ accounts: [AccountSetup], in scope: TenantScope) async throws
  /// What is in force, in one consistent state, with the webhook secrets that are live at `moment`; nil where there
  /// is no such tenant.
  func configuration(at moment: Timestamp, in scope: TenantScope) async throws -> TenantConfiguration?

  /// The apps that accounts of the tenant may use: its own and the shared ones.
  func usableApps(in scope: TenantScope) async throws -> [App]
  /// Of these accounts, not made yet, those that are there already: the same open id of the same app, or in the same
  /// tenant, where they have no app, the same open id, and where they have none of that either, the same name.
  func known(among accounts: [Account], in scope: TenantScope) async throws -> Set<AccountID>
  /// Whether a tenant is called so.
  func hasTenant(named name: String, in scope: GatewayScope) async throws -> Bool
  /// Those of the client keys that an app has.
  func takenClientKeys(among keys: [String], in scope: GatewayScope) async throws -> Set<String>
}
